import type { INetworkPolicy } from 'kubernetes-models/networking.k8s.io/v1/NetworkPolicy';

type Spec = NonNullable<INetworkPolicy['spec']>;
export type Ingress = NonNullable<Spec['ingress']>[number];
export type Egress = NonNullable<Spec['egress']>[number];
type Peer = NonNullable<Egress['to']>[number];

export const tcp = (port: number) => ({ protocol: 'TCP' as const, port });

export const pods = (app: string): Peer => ({
  podSelector: { matchLabels: { app } },
});

export const namespaced = (name: string): Peer => ({
  namespaceSelector: { matchLabels: { 'kubernetes.io/metadata.name': name } },
});

/** Networks that are never reached from outside: RFC 1918. */
const PRIVATE = ['10.0.0.0/8', '172.16.0.0/12', '192.168.0.0/16'];

export const privateNetworks: readonly Peer[] = PRIVATE.map(cidr => ({
  ipBlock: { cidr },
}));

/** Everything but private networks and the cloud's metadata service. */
export const publicInternet: Peer = {
  ipBlock: { cidr: '0.0.0.0/0', except: [...PRIVATE, '169.254.0.0/16'] },
};

export const from = (peers: readonly Peer[], ...ports: number[]): Ingress => ({
  from: [...peers],
  ports: ports.map(tcp),
});

export const to = (peers: readonly Peer[], ...ports: number[]): Egress => ({
  to: [...peers],
  ports: ports.map(tcp),
});

/** Name resolution, over UDP and, for long answers, TCP. */
export const dns: Egress = {
  to: [
    {
      ...namespaced('kube-system'),
      podSelector: { matchLabels: { 'k8s-app': 'kube-dns' } },
    },
  ],
  ports: [{ protocol: 'UDP', port: 53 }, tcp(53)],
};

/**
 * What the pods with the labels may receive and send. A direction that is given
 * without rules is closed, one that is left out is up to other policies.
 */
export function policy(
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
