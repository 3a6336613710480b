import type { IDeployment } from 'kubernetes-models/apps/v1/Deployment';
import type { Answers } from '../answers';
import {
  FRONTEND_HEALTH_PATH,
  FRONTEND_METRICS_PATH,
  FRONTEND_PORT,
  SERVICE_UID,
} from '../files';
import { CONFIG_MAPS } from './configuration';
import {
  Container,
  CONTAINER_SECURITY,
  resources,
  restricted,
  rollingDeployment,
  scraped,
  spread,
} from './workload';

/** The website: two pods, never fewer during an update, without privileges. */
export function frontendDeployment(answers: Answers): IDeployment {
  return rollingDeployment(
    answers,
    'frontend',
    scraped(FRONTEND_PORT, FRONTEND_METRICS_PATH),
    {
      ...restricted('frontend', SERVICE_UID),
      ...spread('frontend'),
      containers: [container()],
      volumes: [
        { name: 'tmp', emptyDir: {} },
        { name: 'cache', emptyDir: {} },
      ],
    },
  );
}

function container(): Container {
  return {
    name: 'frontend',
    image: 'frontend',
    ports: [{ name: 'http', containerPort: FRONTEND_PORT, protocol: 'TCP' }],
    envFrom: [{ configMapRef: { name: CONFIG_MAPS.frontend } }],
    securityContext: CONTAINER_SECURITY,
    lifecycle: { preStop: { exec: { command: ['sleep', '5'] } } },
    livenessProbe: {
      httpGet: { path: FRONTEND_HEALTH_PATH, port: 'http' },
      initialDelaySeconds: 30,
      periodSeconds: 10,
      timeoutSeconds: 5,
      failureThreshold: 3,
    },
    readinessProbe: {
      httpGet: { path: FRONTEND_HEALTH_PATH, port: 'http' },
      initialDelaySeconds: 10,
      periodSeconds: 5,
      failureThreshold: 3,
    },
    resources: resources(['100m', '256Mi'], ['500m', '512Mi']),
    volumeMounts: [
      { name: 'tmp', mountPath: '/tmp' },
      { name: 'cache', mountPath: '/app/.next/cache' },
    ],
  };
}
