import type { IDeployment } from 'kubernetes-models/apps/v1/Deployment';
import type { IJob } from 'kubernetes-models/batch/v1/Job';
import type { Answers } from '../answers';
import { startCommand } from '../docker/backend';
import {
  HEALTH_PATH,
  LIVENESS_PATH,
  METRICS_PATH,
  SERVICE_PORT,
  SERVICE_UID,
} from '../files';
import {
  Container,
  CONTAINER_SECURITY,
  labelsOf,
  PodSpec,
  resources,
  restricted,
  rollingDeployment,
  scraped,
  spread,
} from './workload';

/** Name of the Job that applies the migrations, and of its `app` label. */
export const MIGRATE = 'backend-migrate';

/** Longer than SHUTDOWN_TIMEOUT_MS: requests in flight are finished. */
const API_GRACE_SECONDS = 40;
/** Jobs take longer than requests; one that is cut off is tried again. */
const WORKER_GRACE_SECONDS = 60;

const VOLUMES: PodSpec['volumes'] = [
  { name: 'tmp', emptyDir: {} },
  { name: 'logs', emptyDir: {} },
];

/** The API: two pods, never fewer during an update, without privileges. */
export function backendDeployment(answers: Answers): IDeployment {
  return application(answers, 'backend', API_GRACE_SECONDS, {
    ...serverContainer(answers, 'backend'),
    lifecycle: { preStop: { exec: { command: ['sleep', '5'] } } },
  });
}

/** The same image, taking jobs from the queues instead of requests. */
export function workerDeployment(answers: Answers): IDeployment {
  return application(answers, 'worker', WORKER_GRACE_SECONDS, {
    ...serverContainer(answers, 'worker', startCommand('worker')),
  });
}

function application(
  answers: Answers,
  app: 'backend' | 'worker',
  terminationGracePeriodSeconds: number,
  container: Container,
): IDeployment {
  return rollingDeployment(answers, app, scraped(SERVICE_PORT, METRICS_PATH), {
    ...restricted(app, SERVICE_UID),
    ...spread(app),
    terminationGracePeriodSeconds,
    initContainers: [migrateContainer()],
    containers: [container],
    volumes: VOLUMES,
  });
}

/**
 * Applies the migrations on its own, so that a deployment can wait for them
 * before it changes anything else.
 */
export function migrateJob(answers: Answers): IJob {
  const labels = labelsOf(answers, MIGRATE);
  return {
    apiVersion: 'batch/v1',
    kind: 'Job',
    metadata: {
      name: MIGRATE,
      labels,
      annotations: {
        'argocd.argoproj.io/hook': 'PreSync',
        'argocd.argoproj.io/hook-delete-policy': 'BeforeHookCreation',
        'kustomize.toolkit.fluxcd.io/force': 'enabled',
      },
    },
    spec: {
      // The database of a new environment may be starting, too
      backoffLimit: 4,
      activeDeadlineSeconds: 900,
      ttlSecondsAfterFinished: 600,
      template: {
        metadata: { labels },
        spec: {
          ...restricted('backend', SERVICE_UID),
          restartPolicy: 'Never',
          containers: [migrateContainer()],
          volumes: VOLUMES,
        },
      },
    },
  };
}

/** What runs from the image of the backend, whatever it does. */
function imageContainer(name: string, args?: string[]): Container {
  return {
    name,
    image: 'backend',
    ...(args ? { args } : {}),
    envFrom: [
      { configMapRef: { name: 'app-config' } },
      { secretRef: { name: 'app-secrets' } },
    ],
    securityContext: CONTAINER_SECURITY,
    resources: resources(['100m', '256Mi'], ['500m', '512Mi']),
    volumeMounts: [
      { name: 'tmp', mountPath: '/tmp' },
      { name: 'logs', mountPath: '/app/logs' },
    ],
  };
}

function migrateContainer(): Container {
  return imageContainer('migrate', ['node', 'dist/migrate.js']);
}

function serverContainer(
  answers: Answers,
  name: string,
  args?: string[],
): Container {
  return {
    ...imageContainer(name, args),
    ports: [{ name: 'http', containerPort: SERVICE_PORT, protocol: 'TCP' }],
    livenessProbe: {
      httpGet: {
        path: answers.splitProbes ? LIVENESS_PATH : HEALTH_PATH,
        port: 'http',
      },
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
  };
}
