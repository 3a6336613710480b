import { Answers } from '../answers';
import { FIRST_VERSION, imageOf } from '../files';
import { Environment, namespaceOf } from './configuration';
import { WORKLOAD } from './deployment';
import { hostsOf } from './network';

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

/** What differs between environments: namespace, image, hosts and log level. */
export function overlayKustomization(
  answers: Answers,
  environment: Environment,
): Kustomization {
  const [host, apiHost] = hostsOf(answers, environment);
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
    images: [
      { name: WORKLOAD, newName: imageOf(answers), newTag: FIRST_VERSION },
    ],
    patches: [
      patch('ConfigMap', 'app-config', [
        {
          op: 'replace',
          path: '/data/LOG_LEVEL',
          value: environment === 'production' ? 'info' : 'debug',
        },
      ]),
      patch('Ingress', `${answers.name}-ingress`, [
        { op: 'replace', path: '/spec/tls/0/hosts/0', value: host },
        { op: 'replace', path: '/spec/tls/0/hosts/1', value: apiHost },
        { op: 'replace', path: '/spec/rules/0/host', value: host },
        { op: 'replace', path: '/spec/rules/1/host', value: apiHost },
      ]),
    ],
  };
}

function patch(kind: string, name: string, operations: JsonPatchOperation[]) {
  return {
    target: { kind, name },
    patch: `${JSON.stringify(operations, null, 2)}\n`,
  };
}
