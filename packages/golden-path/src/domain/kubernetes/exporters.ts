import type { IDeployment } from 'kubernetes-models/apps/v1/Deployment';
import type { Answers } from '../answers';
import { databaseOf, IMAGES, REDIS_EXPORTER_PORT } from '../docker/images';
import {
  Container,
  CONTAINER_SECURITY,
  resources,
  restricted,
  scraped,
  singleDeployment,
} from './workload';

/** Shows a data store to Prometheus, wherever that store runs. */
export interface Exporter {
  /** Its workload and the value of its `app` label. */
  readonly name: string;
  /** Value of the `app` label of the store, when it runs in the cluster. */
  readonly store: string;
  readonly image: string;
  readonly port: number;
  readonly uid: number;
  /** The variable it takes a connection string from, and the key of that. */
  readonly env: string;
  readonly key: string;
  readonly args?: readonly string[];
}

export function exportersOf(answers: Answers): Exporter[] {
  const { name, exporter } = databaseOf(answers);
  const common = { name: `${name}-exporter`, store: name, key: 'DATABASE_URL' };
  return [
    name === 'mongodb'
      ? {
          ...common,
          ...exporter,
          uid: 65535,
          env: 'MONGODB_URI',
          args: [
            '--compatible-mode',
            '--collector.dbstats',
            '--collector.diagnosticdata',
            '--collector.replicasetstatus',
          ],
        }
      : { ...common, ...exporter, uid: 65534, env: 'DATA_SOURCE_NAME' },
    {
      name: 'redis-exporter',
      store: 'redis',
      image: IMAGES.redisExporter,
      port: REDIS_EXPORTER_PORT,
      uid: 59000,
      env: 'REDIS_ADDR',
      key: 'REDIS_URL',
    },
  ];
}

export function exporterDeployment(
  answers: Answers,
  exporter: Exporter,
): IDeployment {
  return singleDeployment(
    answers,
    exporter.name,
    scraped(exporter.port, '/metrics'),
    {
      ...restricted(exporter.name, exporter.uid),
      containers: [container(exporter)],
    },
  );
}

function container(exporter: Exporter): Container {
  const { name, image, port, env, key, args } = exporter;
  const probe = { tcpSocket: { port: 'metrics' }, periodSeconds: 10 };
  return {
    name,
    image,
    ...(args ? { args: [...args] } : {}),
    ports: [{ name: 'metrics', containerPort: port, protocol: 'TCP' }],
    env: [
      { name: env, valueFrom: { secretKeyRef: { name: 'app-secrets', key } } },
    ],
    securityContext: CONTAINER_SECURITY,
    livenessProbe: probe,
    readinessProbe: probe,
    resources: resources(['20m', '32Mi'], ['100m', '128Mi']),
  };
}
