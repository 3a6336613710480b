import type { Answers } from '../answers';
import { IMAGES } from '../docker/images';
import { LAYOUT } from '../files';
import { PROMETHEUS_RETENTION } from '../monitoring/prometheus';
import { after, healthcheck, local, RUNS_ONCE, Services } from './types';

/** Files of the monitoring, relative to the folder of the compose file. */
const MONITORING = `../${LAYOUT.monitoring.split('/').pop()}`;

const fetched = (url: string) => healthcheck('wget', '-qO', '/dev/null', url);

/** What ends TLS in front of the applications, as the ingress does. */
export function proxyServices(answers: Answers): Services {
  const behind = (['backend', 'frontend'] as const).filter(component =>
    answers.components.includes(component),
  );
  return {
    certificate: {
      profiles: ['production'],
      image: IMAGES.openssl,
      entrypoint: ['sh', '-ec'],
      command: [
        'test -f /certificate/tls.crt || openssl req -x509 -newkey rsa:2048 -nodes -days 365 -subj /CN=localhost -addext subjectAltName=DNS:localhost,DNS:api.localhost -keyout /certificate/tls.key -out /certificate/tls.crt',
      ],
      volumes: ['certificate:/certificate'],
      ...RUNS_ONCE,
    },
    nginx: {
      profiles: ['production'],
      image: IMAGES.nginx,
      restart: 'unless-stopped',
      depends_on: {
        ...after('service_healthy', behind),
        ...after('service_completed_successfully', ['certificate']),
      },
      ports: ['80:80', '443:443'],
      volumes: [
        './nginx/nginx.conf:/etc/nginx/nginx.conf:ro',
        'certificate:/etc/nginx/certificate:ro',
      ],
      read_only: true,
      tmpfs: ['/var/cache/nginx', '/run', '/tmp'],
      healthcheck: fetched('http://127.0.0.1/nginx-health'),
    },
  };
}

/** Metrics, dashboards and, for a backend, traces. */
export function monitoringServices(answers: Answers): Services {
  return {
    prometheus: {
      profiles: ['monitoring'],
      image: IMAGES.prometheus,
      restart: 'unless-stopped',
      command: [
        '--config.file=/etc/prometheus/prometheus.yml',
        '--storage.tsdb.path=/prometheus',
        `--storage.tsdb.retention.time=${PROMETHEUS_RETENTION}`,
      ],
      ports: [local(9090)],
      volumes: [
        `${MONITORING}/prometheus/prometheus.compose.yml:/etc/prometheus/prometheus.yml:ro`,
        `${MONITORING}/prometheus/alert_rules.yml:/etc/prometheus/alert_rules.yml:ro`,
        'prometheus-data:/prometheus',
      ],
      healthcheck: fetched('http://127.0.0.1:9090/-/healthy'),
    },
    grafana: {
      profiles: ['monitoring'],
      image: IMAGES.grafana,
      restart: 'unless-stopped',
      depends_on: after('service_healthy', ['prometheus']),
      environment: {
        GF_SECURITY_ADMIN_PASSWORD: 'admin',
        GF_ANALYTICS_REPORTING_ENABLED: 'false',
      },
      ports: [local(3002, 3000)],
      volumes: [
        `${MONITORING}/grafana/provisioning:/etc/grafana/provisioning:ro`,
        `${MONITORING}/grafana/dashboards:/var/lib/grafana/dashboards:ro`,
        'grafana-data:/var/lib/grafana',
      ],
      healthcheck: fetched('http://127.0.0.1:3000/api/health'),
    },
    ...(answers.components.includes('backend') ? traceServices() : {}),
  };
}

function traceServices(): Services {
  return {
    jaeger: {
      profiles: ['monitoring'],
      image: IMAGES.jaeger,
      restart: 'unless-stopped',
      ports: [local(16686)],
      healthcheck: fetched('http://127.0.0.1:14269/'),
    },
    'otel-collector': {
      profiles: ['monitoring'],
      image: IMAGES.otelCollector,
      restart: 'unless-stopped',
      depends_on: after('service_healthy', ['jaeger']),
      command: ['--config=/etc/otel/otel-collector.yml'],
      environment: {
        TRACES_ENDPOINT: 'http://jaeger:4318',
        TRACES_AUTHORIZATION: '',
      },
      volumes: [
        `${MONITORING}/otel/otel-collector.yml:/etc/otel/otel-collector.yml:ro`,
      ],
      healthcheck: healthcheck(
        '/otelcol-contrib',
        'validate',
        '--config=/etc/otel/otel-collector.yml',
      ),
    },
  };
}
