import type { IDeployment } from 'kubernetes-models/apps/v1/Deployment';
import type { IServiceAccount } from 'kubernetes-models/v1/ServiceAccount';
import { Answers } from '../answers';
import { HEALTH_PATH, SERVICE_PORT, SERVICE_UID } from '../files';

/** Name of the workload, its Service and the value of its `app` label. */
export const WORKLOAD = 'backend';

/** What the workload's pods are selected by. */
export const SELECTOR = { app: WORKLOAD };

/** The account that the pods run as; it has no rights in the cluster. */
export function serviceAccount(): IServiceAccount {
  return {
    apiVersion: 'v1',
    kind: 'ServiceAccount',
    metadata: { name: WORKLOAD, labels: SELECTOR },
    automountServiceAccountToken: false,
  };
}

/** The service's pods: two, never fewer during an update, without privileges. */
export function deployment(answers: Answers): IDeployment {
  return {
    apiVersion: 'apps/v1',
    kind: 'Deployment',
    metadata: {
      name: WORKLOAD,
      labels: { ...SELECTOR, 'backstage.io/kubernetes-id': answers.name },
    },
    spec: {
      replicas: 2,
      revisionHistoryLimit: 10,
      strategy: {
        type: 'RollingUpdate',
        rollingUpdate: { maxSurge: 1, maxUnavailable: 0 },
      },
      selector: { matchLabels: SELECTOR },
      template: {
        metadata: {
          labels: { ...SELECTOR, 'backstage.io/kubernetes-id': answers.name },
        },
        spec: podSpec(),
      },
    },
  };
}

type PodSpec = NonNullable<
  NonNullable<IDeployment['spec']>['template']['spec']
>;

function podSpec(): PodSpec {
  return {
    serviceAccountName: WORKLOAD,
    automountServiceAccountToken: false,
    securityContext: {
      runAsNonRoot: true,
      runAsUser: SERVICE_UID,
      runAsGroup: SERVICE_UID,
      fsGroup: SERVICE_UID,
      seccompProfile: { type: 'RuntimeDefault' },
    },
    affinity: {
      podAntiAffinity: {
        preferredDuringSchedulingIgnoredDuringExecution: [
          {
            weight: 100,
            podAffinityTerm: {
              labelSelector: { matchLabels: SELECTOR },
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
        labelSelector: { matchLabels: SELECTOR },
      },
    ],
    containers: [container()],
    volumes: [
      { name: 'tmp', emptyDir: {} },
      { name: 'logs', emptyDir: {} },
    ],
  };
}

function container(): PodSpec['containers'][number] {
  return {
    name: WORKLOAD,
    image: WORKLOAD,
    ports: [{ name: 'http', containerPort: SERVICE_PORT, protocol: 'TCP' }],
    envFrom: [
      { configMapRef: { name: 'app-config' } },
      { secretRef: { name: 'app-secrets' } },
    ],
    securityContext: {
      allowPrivilegeEscalation: false,
      readOnlyRootFilesystem: true,
      capabilities: { drop: ['ALL'] },
    },
    livenessProbe: {
      httpGet: { path: HEALTH_PATH, port: 'http' },
      initialDelaySeconds: 30,
      periodSeconds: 10,
      timeoutSeconds: 5,
      failureThreshold: 3,
    },
    readinessProbe: {
      httpGet: { path: HEALTH_PATH, port: 'http' },
      initialDelaySeconds: 10,
      periodSeconds: 5,
      failureThreshold: 3,
    },
    resources: {
      requests: { cpu: '100m', memory: '256Mi' },
      limits: { cpu: '500m', memory: '512Mi' },
    },
    volumeMounts: [
      { name: 'tmp', mountPath: '/tmp' },
      { name: 'logs', mountPath: '/app/logs' },
    ],
  };
}
