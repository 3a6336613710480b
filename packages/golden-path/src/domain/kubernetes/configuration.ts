import { createHash } from 'node:crypto';
import type { IConfigMap } from 'kubernetes-models/v1/ConfigMap';
import type { INamespace } from 'kubernetes-models/v1/Namespace';
import type { ISecret } from 'kubernetes-models/v1/Secret';
import { SERVICE_PORT } from '../files';

export type Environment = 'staging' | 'production';

const MAX_LABEL = 63;

/**
 * Namespace of a service in an environment: both may share a cluster. A name
 * that would not fit is cut and told apart by a digest.
 */
export function namespaceOf(name: string, environment: Environment): string {
  const full = `${name}-${environment}`;
  if (full.length <= MAX_LABEL) {
    return full;
  }
  const digest = createHash('sha256').update(name).digest('hex').slice(0, 8);
  const room = MAX_LABEL - environment.length - digest.length - 2;
  const start = name.slice(0, room).replace(/-+$/, '');
  return `${start}-${digest}-${environment}`;
}

export function namespace(name: string): INamespace {
  return {
    apiVersion: 'v1',
    kind: 'Namespace',
    metadata: {
      name,
      labels: {
        'pod-security.kubernetes.io/enforce': 'restricted',
        'pod-security.kubernetes.io/enforce-version': 'latest',
      },
    },
  };
}

export function configMap(): IConfigMap {
  return {
    apiVersion: 'v1',
    kind: 'ConfigMap',
    metadata: { name: 'app-config' },
    data: {
      NODE_ENV: 'production',
      PORT: String(SERVICE_PORT),
      LOG_LEVEL: 'info',
    },
  };
}

export function secret(): ISecret {
  return {
    apiVersion: 'v1',
    kind: 'Secret',
    metadata: { name: 'app-secrets' },
    type: 'Opaque',
  };
}
