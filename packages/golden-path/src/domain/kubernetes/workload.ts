import type { IDeployment } from 'kubernetes-models/apps/v1/Deployment';
import type { IServiceAccount } from 'kubernetes-models/v1/ServiceAccount';
import type { Answers } from '../answers';
import { componentName } from '../files';

export type PodSpec = NonNullable<
  NonNullable<IDeployment['spec']>['template']['spec']
>;
export type Container = PodSpec['containers'][number];

/** What a workload's pods are selected by. */
export function selectorOf(app: string): { app: string } {
  return { app };
}

/** Labels by which pods are selected, and found by the portal. */
export function labelsOf(
  answers: Answers,
  app: string,
): Record<string, string> {
  const component = app === 'frontend' ? 'frontend' : 'backend';
  return {
    ...selectorOf(app),
    'backstage.io/kubernetes-id': componentName(answers, component),
  };
}

/** Annotations that Prometheus finds a pod's metrics by. */
export function scraped(port: number, path: string): Record<string, string> {
  return {
    'prometheus.io/scrape': 'true',
    'prometheus.io/port': String(port),
    'prometheus.io/path': path,
  };
}

/** The account that pods run as; it has no rights in the cluster. */
export function serviceAccount(
  answers: Answers,
  name: string,
): IServiceAccount {
  return {
    apiVersion: 'v1',
    kind: 'ServiceAccount',
    metadata: { name, labels: labelsOf(answers, name) },
    automountServiceAccountToken: false,
  };
}

/** What every pod has in common: an account of its own and no privileges. */
export function restricted(
  account: string,
  user: number,
  group: number = user,
): Omit<PodSpec, 'containers'> {
  return {
    serviceAccountName: account,
    automountServiceAccountToken: false,
    // The variables of Services could be taken for configuration
    enableServiceLinks: false,
    securityContext: {
      runAsNonRoot: true,
      runAsUser: user,
      runAsGroup: group,
      fsGroup: group,
      seccompProfile: { type: 'RuntimeDefault' },
    },
  };
}

export const CONTAINER_SECURITY: NonNullable<Container['securityContext']> = {
  allowPrivilegeEscalation: false,
  readOnlyRootFilesystem: true,
  capabilities: { drop: ['ALL'] },
};

/** Pods of one workload go to different nodes and zones where possible. */
export function spread(
  app: string,
): Pick<PodSpec, 'affinity' | 'topologySpreadConstraints'> {
  const labelSelector = { matchLabels: selectorOf(app) };
  return {
    affinity: {
      podAntiAffinity: {
        preferredDuringSchedulingIgnoredDuringExecution: [
          {
            weight: 100,
            podAffinityTerm: {
              labelSelector,
              topologyKey: 'kubernetes.io/hostname',
            },
          },
        ],
      },
    },
    topologySpreadConstraints: [
      {
        maxSkew: 1,
        topologyKey: 'topology.kubernetes.io/zone',
        whenUnsatisfiable: 'ScheduleAnyway',
        labelSelector,
      },
    ],
  };
}

/** Requests and limits of a container. */
export function resources(
  [cpu, memory]: readonly [string, string],
  [maxCpu, maxMemory]: readonly [string, string],
): Container['resources'] {
  return {
    requests: { cpu, memory },
    limits: { cpu: maxCpu, memory: maxMemory },
  };
}

/** Two pods that are updated one by one, never fewer. */
export function rollingDeployment(
  answers: Answers,
  app: string,
  annotations: Record<string, string>,
  spec: PodSpec,
): IDeployment {
  return {
    apiVersion: 'apps/v1',
    kind: 'Deployment',
    metadata: { name: app, labels: labelsOf(answers, app) },
    spec: {
      replicas: 2,
      revisionHistoryLimit: 10,
      strategy: {
        type: 'RollingUpdate',
        rollingUpdate: { maxSurge: 1, maxUnavailable: 0 },
      },
      selector: { matchLabels: selectorOf(app) },
      template: {
        metadata: { labels: labelsOf(answers, app), annotations },
        spec,
      },
    },
  };
}

/** One pod that is replaced as a whole: it owns a volume, or holds a state. */
export function singleDeployment(
  answers: Answers,
  app: string,
  annotations: Record<string, string> | undefined,
  spec: PodSpec,
): IDeployment {
  return {
    apiVersion: 'apps/v1',
    kind: 'Deployment',
    metadata: { name: app, labels: labelsOf(answers, app) },
    spec: {
      replicas: 1,
      strategy: { type: 'Recreate' },
      selector: { matchLabels: selectorOf(app) },
      template: {
        metadata: {
          labels: labelsOf(answers, app),
          ...(annotations ? { annotations } : {}),
        },
        spec,
      },
    },
  };
}
