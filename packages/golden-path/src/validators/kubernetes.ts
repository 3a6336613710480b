import { parseAllDocuments } from 'yaml';
import { LAYOUT } from '../domain/files';
import { loadFile } from './load';
import type { Finding, Validator } from './types';

interface Model {
  new (data: object): { validate(): void };
}

/** The API server will know every field: the schemas of Kubernetes. */
export const kubernetes: Validator = {
  name: 'kubernetes',
  covers: path =>
    path.startsWith(`${LAYOUT.kubernetes}/`) &&
    /(?<!kustomization)\.yaml$/.test(path),
  validate(covered) {
    const findings: Finding[] = [];
    for (const { path, content } of covered) {
      for (const document of parseAllDocuments(content)) {
        const message = problemOf(document.toJS());
        if (message) {
          findings.push({ path, message });
        }
      }
    }
    return findings;
  },
};

function problemOf(manifest: {
  apiVersion: string;
  kind: string;
}): string | undefined {
  const { apiVersion, kind, ...rest } = manifest;
  if (
    !/^(?:[a-z][a-z0-9.-]*\/)?v\d\w*$/.test(apiVersion) ||
    !/^\w+$/.test(kind)
  ) {
    return 'This is no manifest: apiVersion or kind is missing.';
  }
  try {
    const models = loadFile<Record<string, Model>>(
      'kubernetes-models',
      `${apiVersion}/${kind}.js`,
    );
    new models[kind](rest).validate();
    return undefined;
  } catch (error) {
    return `${kind}: ${Object(error).message}`;
  }
}
