import type { IDeployment } from 'kubernetes-models/apps/v1/Deployment';
import type { IConfigMap } from 'kubernetes-models/v1/ConfigMap';
import type { Answers } from '../answers';
import { IMAGES } from '../docker/images';
import { collectorConfig } from '../monitoring/otel';
import { writeYaml } from '../yaml';
import {
  CONTAINER_SECURITY,
  labelsOf,
  resources,
  restricted,
  scraped,
  singleDeployment,
} from './workload';

export const OTEL_COLLECTOR = 'otel-collector';
export const OTLP_PORTS = { grpc: 4317, http: 4318 } as const;
const METRICS_PORT = 8888;
const HEALTH_PORT = 13133;
const COLLECTOR_UID = 10001;

/** Name of the header of the store of traces, where that wants one. */
export const TRACES_AUTHORIZATION = 'TRACES_AUTHORIZATION';

export function otelCollectorConfigMap(answers: Answers): IConfigMap {
  return {
    apiVersion: 'v1',
    kind: 'ConfigMap',
    metadata: {
      name: 'otel-collector-config',
      labels: labelsOf(answers, OTEL_COLLECTOR),
    },
    data: { 'otel-collector.yml': writeYaml(collectorConfig(answers)) },
  };
}

/** One collector: only one that sees all spans of a trace can choose traces. */
export function otelCollectorDeployment(answers: Answers): IDeployment {
  const probe = { httpGet: { path: '/', port: 'health' }, periodSeconds: 10 };
  return singleDeployment(
    answers,
    OTEL_COLLECTOR,
    scraped(METRICS_PORT, '/metrics'),
    {
      ...restricted(OTEL_COLLECTOR, COLLECTOR_UID),
      containers: [
        {
          name: OTEL_COLLECTOR,
          image: IMAGES.otelCollector,
          args: ['--config=/etc/otel/otel-collector.yml'],
          env: [
            { name: 'TRACES_ENDPOINT', value: 'http://tempo.monitoring:4318' },
            {
              name: TRACES_AUTHORIZATION,
              valueFrom: {
                secretKeyRef: {
                  name: 'app-secrets',
                  key: TRACES_AUTHORIZATION,
                  optional: true,
                },
              },
            },
          ],
          ports: [
            { name: 'otlp-grpc', containerPort: OTLP_PORTS.grpc },
            { name: 'otlp-http', containerPort: OTLP_PORTS.http },
            { name: 'metrics', containerPort: METRICS_PORT },
            { name: 'health', containerPort: HEALTH_PORT },
          ],
          securityContext: CONTAINER_SECURITY,
          livenessProbe: probe,
          readinessProbe: probe,
          resources: resources(['100m', '256Mi'], ['500m', '512Mi']),
          volumeMounts: [
            { name: 'config', mountPath: '/etc/otel', readOnly: true },
          ],
        },
      ],
      volumes: [
        { name: 'config', configMap: { name: 'otel-collector-config' } },
      ],
    },
  );
}

export { METRICS_PORT as OTEL_METRICS_PORT };
