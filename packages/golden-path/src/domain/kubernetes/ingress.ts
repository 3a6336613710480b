import type { IIngress } from 'kubernetes-models/networking.k8s.io/v1/Ingress';
import type { Answers } from '../answers';
import { hostOf } from '../environmentVariables';
import { FRONTEND_METRICS_PATH, METRICS_PATH } from '../files';
import type { Environment } from './configuration';
import { labelsOf } from './workload';

type App = 'backend' | 'frontend';

interface Host {
  readonly host: string;
  readonly paths: readonly { path: string; app: App }[];
  /** Paths that nobody outside the cluster may ask for. */
  readonly closed: readonly { path: string; app: App }[];
}

const NGINX = 'nginx.ingress.kubernetes.io';

/** Where requests to the hosts of an environment go. */
export function hostsOf(answers: Answers, environment: Environment): Host[] {
  const host = hostOf(answers, environment);
  const site = { path: FRONTEND_METRICS_PATH, app: 'frontend' } as const;
  const api = { path: METRICS_PATH, app: 'backend' } as const;
  if (!answers.components.includes('backend')) {
    return [{ host, paths: [{ path: '/', app: 'frontend' }], closed: [site] }];
  }
  const apiHost = {
    host: `api.${host}`,
    paths: [{ path: '/', app: 'backend' as const }],
    closed: [api],
  };
  return answers.components.includes('frontend')
    ? [
        {
          host,
          paths: [
            { path: '/api/v1', app: 'backend' },
            { path: '/', app: 'frontend' },
          ],
          closed: [api, site],
        },
        apiHost,
      ]
    : [
        { host, paths: [{ path: '/api', app: 'backend' }], closed: [api] },
        apiHost,
      ];
}

/** Names of the Ingresses. */
export function ingressNames(answers: Answers): {
  open: string;
  closed: string;
} {
  return {
    open: `${answers.name}-ingress`,
    closed: `${answers.name}-ingress-closed`,
  };
}

/** The way in from outside, over TLS and limited. */
export function ingress(answers: Answers, environment: Environment): IIngress {
  const hosts = hostsOf(answers, environment);
  return {
    apiVersion: 'networking.k8s.io/v1',
    kind: 'Ingress',
    metadata: {
      name: ingressNames(answers).open,
      labels: labelsOf(answers, ownerOf(answers)),
      annotations: {
        'kubernetes.io/ingress.class': 'nginx',
        [`${NGINX}/ssl-redirect`]: 'true',
        'cert-manager.io/cluster-issuer': 'letsencrypt-prod',
        [`${NGINX}/limit-rps`]: '100',
        [`${NGINX}/limit-connections`]: '50',
      },
    },
    spec: {
      ingressClassName: 'nginx',
      tls: [
        {
          hosts: hosts.map(({ host }) => host),
          secretName: `${answers.name}-tls`,
        },
      ],
      rules: hosts.map(({ host, paths }) => rule(host, paths)),
    },
  };
}

/**
 * Keeps the metrics inside: Prometheus asks the pods. The controller merges
 * the paths of a host, and the longer path wins.
 */
export function closedIngress(
  answers: Answers,
  environment: Environment,
): IIngress {
  return {
    apiVersion: 'networking.k8s.io/v1',
    kind: 'Ingress',
    metadata: {
      name: ingressNames(answers).closed,
      labels: labelsOf(answers, ownerOf(answers)),
      annotations: {
        'kubernetes.io/ingress.class': 'nginx',
        [`${NGINX}/whitelist-source-range`]: '127.0.0.1/32',
        [`${NGINX}/use-regex`]: 'true',
      },
    },
    spec: {
      ingressClassName: 'nginx',
      rules: hostsOf(answers, environment).map(({ host, closed }) =>
        rule(host, closed, 'ImplementationSpecific'),
      ),
    },
  };
}

function ownerOf(answers: Answers): App {
  return answers.components.includes('backend') ? 'backend' : 'frontend';
}

function rule(
  host: string,
  paths: Host['paths'],
  pathType: 'Prefix' | 'ImplementationSpecific' = 'Prefix',
) {
  return {
    host,
    http: {
      paths: paths.map(({ path, app }) => ({
        path,
        pathType,
        backend: { service: { name: app, port: { name: 'http' } } },
      })),
    },
  };
}
