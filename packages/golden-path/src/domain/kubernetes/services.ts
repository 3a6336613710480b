import type { IService } from 'kubernetes-models/v1/Service';
import type { Answers } from '../answers';
import { databaseOf, REDIS_PORT } from '../docker/images';
import { FRONTEND_PORT, SERVICE_PORT } from '../files';
import { OTEL_COLLECTOR, OTLP_PORTS } from './otelCollector';
import { labelsOf, selectorOf } from './workload';

/** The addresses of the pods inside the cluster. */
export function services(answers: Answers): IService[] {
  const service = serviceOf(answers);
  const { name, port } = databaseOf(answers);
  const backend = answers.components.includes('backend');
  return [
    ...(backend ? [service('backend', { http: SERVICE_PORT })] : []),
    ...(answers.components.includes('frontend')
      ? [service('frontend', { http: FRONTEND_PORT })]
      : []),
    ...(backend && answers.databaseHosting === 'in-cluster'
      ? [
          service(name, { [name]: port }, true),
          service('redis', { redis: REDIS_PORT }),
        ]
      : []),
    ...(backend
      ? [
          service(OTEL_COLLECTOR, {
            'otlp-grpc': OTLP_PORTS.grpc,
            'otlp-http': OTLP_PORTS.http,
          }),
        ]
      : []),
  ];
}

/** A headless one names the pods of a StatefulSet. */
function serviceOf(answers: Answers) {
  return (
    name: string,
    ports: Readonly<Record<string, number>>,
    headless = false,
  ): IService => ({
    apiVersion: 'v1',
    kind: 'Service',
    metadata: { name, labels: labelsOf(answers, name) },
    spec: {
      type: 'ClusterIP',
      ...(headless ? { clusterIP: 'None' } : {}),
      selector: selectorOf(name),
      ports: Object.entries(ports).map(([portName, port]) => ({
        name: portName,
        port,
        targetPort: portName,
        protocol: 'TCP',
      })),
    },
  });
}
