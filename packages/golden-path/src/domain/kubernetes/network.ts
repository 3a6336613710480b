import type { IIngress } from 'kubernetes-models/networking.k8s.io/v1/Ingress';
import type { INetworkPolicy } from 'kubernetes-models/networking.k8s.io/v1/NetworkPolicy';
import type { IService } from 'kubernetes-models/v1/Service';
import { Answers } from '../answers';
import { SERVICE_PORT } from '../files';
import { SELECTOR, WORKLOAD } from './deployment';

/** The address of the pods inside the cluster. */
export function service(): IService {
  return {
    apiVersion: 'v1',
    kind: 'Service',
    metadata: { name: WORKLOAD, labels: SELECTOR },
    spec: {
      type: 'ClusterIP',
      selector: SELECTOR,
      ports: [
        {
          name: 'http',
          port: SERVICE_PORT,
          targetPort: 'http',
          protocol: 'TCP',
        },
      ],
    },
  };
}

/** The hosts of an environment: the product's own and its API's. */
export function hostsOf(
  answers: Answers,
  environment: 'staging' | 'production',
): [string, string] {
  const domain =
    environment === 'production' ? answers.domain : `staging.${answers.domain}`;
  return [domain, `api.${domain}`];
}

export function ingress(
  answers: Answers,
  [host, apiHost]: [string, string],
): IIngress {
  return {
    apiVersion: 'networking.k8s.io/v1',
    kind: 'Ingress',
    metadata: {
      name: `${answers.name}-ingress`,
      labels: SELECTOR,
      annotations: {
        'kubernetes.io/ingress.class': 'nginx',
        'nginx.ingress.kubernetes.io/ssl-redirect': 'true',
        'cert-manager.io/cluster-issuer': 'letsencrypt-prod',
        'nginx.ingress.kubernetes.io/limit-rps': '100',
        'nginx.ingress.kubernetes.io/limit-connections': '50',
      },
    },
    spec: {
      ingressClassName: 'nginx',
      tls: [{ hosts: [host, apiHost], secretName: `${answers.name}-tls` }],
      rules: [rule(host, '/api'), rule(apiHost, '/')],
    },
  };
}

function rule(host: string, path: string) {
  return {
    host,
    http: {
      paths: [
        {
          path,
          pathType: 'Prefix' as const,
          backend: { service: { name: WORKLOAD, port: { name: 'http' } } },
        },
      ],
    },
  };
}

type Ingress = NonNullable<
  NonNullable<INetworkPolicy['spec']>['ingress']
>[number];
type Egress = NonNullable<
  NonNullable<INetworkPolicy['spec']>['egress']
>[number];

const tcp = (port: number) => ({ protocol: 'TCP' as const, port });
const pods = (app: string) => ({ podSelector: { matchLabels: { app } } });
const namespace = (name: string) => ({
  namespaceSelector: { matchLabels: { 'kubernetes.io/metadata.name': name } },
});

/** Label and port of the pods in which cert-manager answers HTTP challenges. */
const ACME_SOLVER = { 'acme.cert-manager.io/http01-solver': 'true' };

/** Nothing may talk to anything, except what is listed here. */
export function networkPolicies(): INetworkPolicy[] {
  return [
    policy('default-deny', {}, { ingress: [], egress: [] }),
    policy('backend-ingress', SELECTOR, {
      ingress: [
        { from: [pods('frontend')], ports: [tcp(SERVICE_PORT)] },
        { from: [namespace('ingress-nginx')], ports: [tcp(SERVICE_PORT)] },
        { from: [namespace('monitoring')], ports: [tcp(SERVICE_PORT)] },
      ],
    }),
    policy('backend-egress', SELECTOR, {
      egress: [
        { to: [pods('postgres')], ports: [tcp(5432)] },
        { to: [pods('redis')], ports: [tcp(6379)] },
        dns(),
        { to: [publicInternet()], ports: [tcp(443)] },
      ],
    }),
    policy('certificate-challenge', ACME_SOLVER, {
      ingress: [{ from: [namespace('ingress-nginx')], ports: [tcp(8089)] }],
    }),
    policy('postgres', { app: 'postgres' }, fromBackendOnly(5432)),
    policy('redis', { app: 'redis' }, fromBackendOnly(6379)),
  ];
}

function fromBackendOnly(port: number) {
  return {
    ingress: [{ from: [pods(WORKLOAD)], ports: [tcp(port)] }],
    egress: [],
  };
}

function dns(): Egress {
  return {
    to: [
      {
        ...namespace('kube-system'),
        podSelector: { matchLabels: { 'k8s-app': 'kube-dns' } },
      },
    ],
    ports: [{ protocol: 'UDP' as const, port: 53 }, tcp(53)],
  };
}

function publicInternet() {
  return {
    ipBlock: {
      cidr: '0.0.0.0/0',
      except: [
        '10.0.0.0/8',
        '172.16.0.0/12',
        '192.168.0.0/16',
        '169.254.0.0/16',
      ],
    },
  };
}

function policy(
  name: string,
  matchLabels: Record<string, string>,
  rules: { ingress?: Ingress[]; egress?: Egress[] },
): INetworkPolicy {
  const all = Object.keys(matchLabels).length === 0;
  return {
    apiVersion: 'networking.k8s.io/v1',
    kind: 'NetworkPolicy',
    metadata: { name },
    spec: {
      podSelector: all ? {} : { matchLabels },
      policyTypes: [
        ...(rules.ingress ? ['Ingress' as const] : []),
        ...(rules.egress ? ['Egress' as const] : []),
      ],
      ...(rules.ingress?.length ? { ingress: rules.ingress } : {}),
      ...(rules.egress?.length ? { egress: rules.egress } : {}),
    },
  };
}
