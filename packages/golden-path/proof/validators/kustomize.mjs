import { access } from 'node:fs/promises';
import { join } from 'node:path';
import { createRequire } from 'node:module';
import { command } from '../lib/run.mjs';

const require = createRequire(import.meta.url);
const { parseAllDocuments } = require('yaml');

const KUBECTL = process.env.KUBECTL ?? 'kubectl';

/**
 * Builds base and overlays of a rendered repository with kubectl, and checks
 * the result against the schemas of Kubernetes and against itself.
 *
 * @throws Error with what kubectl says, or every manifest that is wrong
 */
export async function validate(directory) {
  const folder = join(directory, 'infrastructure', 'kubernetes');
  if (!(await exists(folder))) {
    return;
  }
  for (const overlay of ['base', 'staging', 'production']) {
    const output = await command(KUBECTL, ['kustomize', join(folder, overlay)]);
    const manifests = parseAllDocuments(output).map(document =>
      document.toJS(),
    );
    const problems = [
      ...(await Promise.all(manifests.map(schemaProblem))).flat(),
      ...(overlay === 'base' ? [] : overlayProblems(manifests)),
    ];
    if (problems.length > 0) {
      throw new Error(`${overlay}:\n${problems.join('\n')}`);
    }
  }
}

async function schemaProblem({ apiVersion, kind, ...rest }) {
  const models = await import(`kubernetes-models/${apiVersion}/${kind}`);
  try {
    new models[kind](rest).validate();
    return [];
  } catch (error) {
    return [`${kind} ${rest.metadata.name}: ${error.message}`];
  }
}

/** What an overlay owes the base: a namespace, images, and every setting. */
function overlayProblems(manifests) {
  const settings = new Map(
    manifests
      .filter(({ kind }) => kind === 'ConfigMap')
      .map(({ metadata, data = {} }) => [metadata.name, Object.keys(data)]),
  );
  return manifests.flatMap(manifest => {
    const { kind, metadata, spec } = manifest;
    const name = `${kind} ${metadata.name}`;
    const pod = (spec?.jobTemplate?.spec ?? spec)?.template?.spec;
    const containers = [
      ...(pod?.initContainers ?? []),
      ...(pod?.containers ?? []),
    ];
    return [
      ...(kind === 'Namespace' || metadata.namespace
        ? []
        : [`${name} is in no namespace`]),
      ...containers
        .filter(({ image }) => !/:(?!latest$)[\w.-]+$/.test(image))
        .map(({ image }) => `${name}: ${image} has no version`),
      ...containers
        .flatMap(({ env = [] }) => env)
        .flatMap(({ valueFrom }) => valueFrom?.configMapKeyRef ?? [])
        .filter(
          reference =>
            !reference.optional &&
            !settings.get(reference.name)?.includes(reference.key),
        )
        .map(reference => `${name}: ${reference.name} has no ${reference.key}`),
    ];
  });
}

function exists(path) {
  return access(path).then(
    () => true,
    () => false,
  );
}
