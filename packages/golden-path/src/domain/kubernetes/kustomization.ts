import type { Answers } from '../answers';
import { FIRST_VERSION, imageOf } from '../files';
import { writeYaml } from '../yaml';
import {
  CONFIG_MAPS,
  configuredComponents,
  Environment,
  environmentValues,
  namespaceOf,
} from './configuration';
import { hostsOf, ingressNames } from './ingress';

/** The part of a `kustomization.yaml` that golden paths write. */
export interface Kustomization {
  apiVersion: 'kustomize.config.k8s.io/v1beta1';
  kind: 'Kustomization';
  namespace?: string;
  resources: string[];
  labels?: {
    pairs: Record<string, string>;
    includeSelectors: boolean;
    includeTemplates: boolean;
  }[];
  images?: { name: string; newName: string; newTag: string }[];
  patches?: {
    target: { kind: string; name: string };
    patch: string;
  }[];
}

interface JsonPatchOperation {
  op: 'replace' | 'add';
  path: string;
  value: string;
}

export function baseKustomization(
  answers: Answers,
  resources: string[],
): Kustomization {
  return {
    apiVersion: 'kustomize.config.k8s.io/v1beta1',
    kind: 'Kustomization',
    resources,
    labels: [
      {
        pairs: {
          'app.kubernetes.io/name': answers.name,
          'app.kubernetes.io/managed-by': 'kustomize',
        },
        includeSelectors: false,
        includeTemplates: true,
      },
    ],
  };
}

/** What differs between environments: namespace, images, settings and hosts. */
export function overlayKustomization(
  answers: Answers,
  environment: Environment,
): Kustomization {
  return {
    apiVersion: 'kustomize.config.k8s.io/v1beta1',
    kind: 'Kustomization',
    namespace: namespaceOf(answers.name, environment),
    resources: ['../base'],
    labels: [
      {
        pairs: { 'app.kubernetes.io/instance': environment },
        includeSelectors: false,
        includeTemplates: true,
      },
    ],
    images: (['backend', 'frontend'] as const)
      .filter(component => answers.components.includes(component))
      .map(component => ({
        name: component,
        newName: imageOf(answers, component),
        newTag: FIRST_VERSION,
      })),
    patches: [
      ...configPatches(answers, environment),
      ...hostPatches(answers, environment),
    ],
  };
}

function configPatches(answers: Answers, environment: Environment) {
  return configuredComponents(answers).flatMap(component => {
    const operations = environmentValues(answers, component, environment).map(
      ([name, value]): JsonPatchOperation => ({
        op: 'add',
        path: `/data/${name}`,
        value,
      }),
    );
    return operations.length > 0
      ? [patch('ConfigMap', CONFIG_MAPS[component], operations)]
      : [];
  });
}

function hostPatches(answers: Answers, environment: Environment) {
  const names = ingressNames(answers);
  const replace = (prefix: string, suffix: string) =>
    hostsOf(answers, environment).map(
      ({ host }, index): JsonPatchOperation => ({
        op: 'replace',
        path: `${prefix}/${index}${suffix}`,
        value: host,
      }),
    );
  const rules = replace('/spec/rules', '/host');
  return [
    patch('Ingress', names.open, [
      ...replace('/spec/tls/0/hosts', ''),
      ...rules,
    ]),
    patch('Ingress', names.closed, rules),
  ];
}

function patch(kind: string, name: string, operations: JsonPatchOperation[]) {
  return { target: { kind, name }, patch: writeYaml(operations) };
}
