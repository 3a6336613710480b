import { Answers } from '../answers';
import {
  FRONTEND_METRICS_PATH,
  FRONTEND_PORT,
  METRICS_PATH,
  SERVICE_PORT,
} from '../files';
import { namespacesOf } from './alerts';

/** How long Prometheus keeps samples; set by a flag, not in its configuration. */
export const PROMETHEUS_RETENTION = '15d';

interface RelabelConfig {
  source_labels?: string[];
  regex?: string;
  action?: 'keep' | 'drop' | 'labelmap';
  target_label?: string;
  replacement?: string;
}

/** What Prometheus reads metrics from. */
export interface ScrapeConfig {
  job_name: string;
  honor_labels?: boolean;
  scheme?: 'https';
  metrics_path?: string;
  authorization?: { credentials_file: string };
  tls_config?: { ca_file: string };
  static_configs?: { targets: string[]; labels?: Record<string, string> }[];
  kubernetes_sd_configs?: {
    role: 'pod' | 'node' | 'endpoints';
    namespaces?: { names: string[] };
    selectors?: { role: 'pod'; label: string }[];
  }[];
  relabel_configs?: RelabelConfig[];
}

export interface PrometheusConfig {
  global: {
    scrape_interval: string;
    evaluation_interval: string;
    external_labels: Record<string, string>;
  };
  rule_files: string[];
  alerting?: {
    alertmanagers: { static_configs: { targets: string[] }[] }[];
  };
  scrape_configs: ScrapeConfig[];
}

/** The configuration of a Prometheus inside the cluster. */
export function prometheusConfig(answers: Answers): PrometheusConfig {
  return {
    ...common(answers),
    alerting: {
      alertmanagers: [{ static_configs: [{ targets: ['alertmanager:9093'] }] }],
    },
    scrape_configs: [
      itself('prometheus', 'localhost:9090'),
      itself('alertmanager', 'alertmanager:9093'),
      ...repositoryScrapeConfigs(answers),
      ...clusterScrapeConfigs(),
    ],
  };
}

/** The configuration of the Prometheus on a developer's machine. */
export function composeConfig(answers: Answers): PrometheusConfig {
  const target = (job: string, address: string, path: string) => ({
    job_name: job,
    metrics_path: path,
    static_configs: [
      { targets: [address], labels: { namespace: `${answers.name}-local` } },
    ],
  });
  return {
    ...common(answers),
    scrape_configs: [
      itself('prometheus', 'localhost:9090'),
      ...(answers.components.includes('backend')
        ? [
            target('backend-api', `backend:${SERVICE_PORT}`, METRICS_PATH),
            target('backend-worker', `worker:${SERVICE_PORT}`, METRICS_PATH),
          ]
        : []),
      ...(answers.components.includes('frontend')
        ? [
            target(
              'frontend',
              `frontend:${FRONTEND_PORT}`,
              FRONTEND_METRICS_PATH,
            ),
          ]
        : []),
    ],
  };
}

function common(
  answers: Answers,
): Pick<PrometheusConfig, 'global' | 'rule_files'> {
  return {
    global: {
      scrape_interval: '15s',
      evaluation_interval: '15s',
      external_labels: { service: answers.name },
    },
    rule_files: ['alert_rules.yml'],
  };
}

function itself(job: string, address: string): ScrapeConfig {
  return { job_name: job, static_configs: [{ targets: [address] }] };
}

/** The pods of the repository and the exporters of its data stores. */
export function repositoryScrapeConfigs(answers: Answers): ScrapeConfig[] {
  const pod = (job: string, app: string, path: string, port = 'http') =>
    podScrapeConfig(answers, { job, app, path, port });
  const { components, database } = answers;
  return [
    ...(components.includes('backend')
      ? [
          pod('backend-api', 'backend', METRICS_PATH),
          pod('backend-worker', 'worker', METRICS_PATH),
          pod(database, `${database}-exporter`, '/metrics', 'metrics'),
          pod('redis', 'redis-exporter', '/metrics', 'metrics'),
          pod('otel-collector', 'otel-collector', '/metrics', 'metrics'),
        ]
      : []),
    ...(components.includes('frontend')
      ? [pod('frontend', 'frontend', FRONTEND_METRICS_PATH)]
      : []),
  ];
}

interface PodTarget {
  readonly job: string;
  readonly app: string;
  readonly path: string;
  /** Name of the container's port. */
  readonly port: string;
}

function podScrapeConfig(
  answers: Answers,
  { job, app, path, port }: PodTarget,
): ScrapeConfig {
  return {
    job_name: job,
    metrics_path: path,
    kubernetes_sd_configs: [
      {
        role: 'pod',
        namespaces: { names: namespacesOf(answers) },
        selectors: [{ role: 'pod', label: `app=${app}` }],
      },
    ],
    relabel_configs: [
      keep('__meta_kubernetes_pod_container_port_name', port),
      // A pod that has done its work answers no more
      {
        source_labels: ['__meta_kubernetes_pod_phase'],
        regex: 'Succeeded|Failed',
        action: 'drop',
      },
      rename('__meta_kubernetes_namespace', 'namespace'),
      rename('__meta_kubernetes_pod_name', 'pod'),
      rename('__meta_kubernetes_pod_node_name', 'node'),
    ],
  };
}

const ACCOUNT = '/var/run/secrets/kubernetes.io/serviceaccount';

/** What the cluster tells about itself; the chart of Terraform brings its own. */
function clusterScrapeConfigs(): ScrapeConfig[] {
  const node = (job: string, path: string): ScrapeConfig => ({
    job_name: job,
    scheme: 'https',
    metrics_path: path,
    authorization: { credentials_file: `${ACCOUNT}/token` },
    tls_config: { ca_file: `${ACCOUNT}/ca.crt` },
    honor_labels: true,
    kubernetes_sd_configs: [{ role: 'node' }],
    relabel_configs: [rename('__meta_kubernetes_node_name', 'node')],
  });
  return [
    ...platformScrapeConfigs(),
    podOfPlatform('kube-state-metrics', 'kube-state-metrics', '8080'),
    node('kubelet', '/metrics'),
    node('cadvisor', '/metrics/cadvisor'),
  ];
}

/** Certificates and the ingress, which charts of the cluster do not scrape. */
export function platformScrapeConfigs(): ScrapeConfig[] {
  return [
    podOfPlatform('cert-manager', 'cert-manager', '9402'),
    podOfPlatform('ingress-nginx', 'ingress-nginx', '10254'),
  ];
}

/** Pods whose metrics name the namespace of what they are about themselves. */
function podOfPlatform(job: string, name: string, port: string): ScrapeConfig {
  return {
    job_name: job,
    honor_labels: true,
    kubernetes_sd_configs: [
      {
        role: 'pod',
        selectors: [{ role: 'pod', label: `app.kubernetes.io/name=${name}` }],
      },
    ],
    relabel_configs: [
      keep('__meta_kubernetes_pod_container_port_number', port),
      rename('__meta_kubernetes_pod_name', 'exporter_pod'),
    ],
  };
}

function keep(label: string, regex: string): RelabelConfig {
  return { source_labels: [label], regex, action: 'keep' };
}

function rename(label: string, target: string): RelabelConfig {
  return { source_labels: [label], target_label: target };
}
