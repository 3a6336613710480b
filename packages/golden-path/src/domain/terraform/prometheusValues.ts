import type { Answers } from '../answers';
import { LAYOUT } from '../files';
import { PROMETHEUS_RETENTION } from '../monitoring';
import { ALERTMANAGER_SECRETS } from '../monitoring/alertmanager';
import { writeYaml } from '../yaml';
import { call, expression, Value } from './hcl';

const SECRETS = 'alertmanager-secrets';

/** Values of the chart that installs Prometheus, Alertmanager and Grafana. */
export function prometheusValues(_answers: Answers): string {
  return writeYaml(
    {
      defaultRules: { create: false },
      prometheus: { prometheusSpec: prometheusSpec() },
      alertmanager: { alertmanagerSpec: alertmanagerSpec() },
      grafana: {
        persistence: { enabled: true, size: '2Gi' },
        dashboardProviders: dashboardProviders(),
      },
    },
    {
      header:
        'Values of the chart kube-prometheus-stack, installed with\n' +
        '-var=install_monitoring=true. Rules, scrape jobs, routes and dashboards are those\n' +
        `of ${LAYOUT.monitoring}, which main.tf adds.`,
      above: {
        defaultRules: 'Alerts have runbooks; those of the chart do not.',
        'prometheus/prometheusSpec/retention':
          'Or less, if the disk fills up before.',
        'alertmanager/alertmanagerSpec/volumes':
          'Where alertmanager.yml looks for its secrets.',
      },
    },
  );
}

function prometheusSpec() {
  return {
    retention: PROMETHEUS_RETENTION,
    retentionSize: '18GB',
    resources: {
      requests: { cpu: '200m', memory: '1Gi' },
      limits: { memory: '2Gi' },
    },
    storageSpec: storage('20Gi'),
  };
}

function alertmanagerSpec() {
  return {
    storage: storage('2Gi'),
    volumes: [{ name: SECRETS, secret: { secretName: SECRETS } }],
    volumeMounts: [
      { name: SECRETS, mountPath: ALERTMANAGER_SECRETS, readOnly: true },
    ],
  };
}

function dashboardProviders() {
  return {
    'dashboardproviders.yaml': {
      apiVersion: 1,
      providers: [
        {
          name: 'default',
          folder: '',
          type: 'file',
          disableDeletion: true,
          options: { path: '/var/lib/grafana/dashboards/default' },
        },
      ],
    },
  };
}

function storage(size: string) {
  return {
    volumeClaimTemplate: {
      spec: {
        accessModes: ['ReadWriteOnce'],
        resources: { requests: { storage: size } },
      },
    },
  };
}

/** Scrape jobs that the chart has under the same name or does without. */
export const JOBS_OF_THE_CHART = [
  'alertmanager',
  'cadvisor',
  'kube-state-metrics',
  'kubelet',
];

const MONITORING = '${path.module}/../monitoring';

const yaml = (path: string) => `yamldecode(file("${MONITORING}/${path}"))`;

/** What main.tf adds to the file: the monitoring of the repository, and secrets. */
export function monitoringValues(): Value[] {
  return [
    expression('file("${path.module}/prometheus-values.yaml")'),
    call('yamlencode', {
      additionalPrometheusRulesMap: {
        repository: expression(yaml('prometheus/alert_rules.yml')),
      },
      prometheus: {
        prometheusSpec: {
          additionalScrapeConfigs: expression(
            [
              '[',
              `  for job in ${yaml(
                'prometheus/prometheus.yml',
              )}.scrape_configs : job`,
              `  if !contains(["${JOBS_OF_THE_CHART.join(
                '", "',
              )}"], job.job_name)`,
              ']',
            ].join('\n'),
          ),
        },
      },
      alertmanager: {
        config: expression(yaml('alertmanager/alertmanager.yml')),
      },
      grafana: {
        dashboards: {
          default: expression(
            [
              '{',
              `  for name in fileset("${MONITORING}/grafana/dashboards", "*.json") :`,
              `  trimsuffix(name, ".json") => { json = file("${MONITORING}/grafana/dashboards/\${name}") }`,
              '}',
            ].join('\n'),
          ),
        },
        additionalDataSources: expression(
          [
            '[',
            `  for source in ${yaml(
              'grafana/provisioning/datasources/datasources.yml',
            )}.datasources : source`,
            '  if source.uid != "prometheus"',
            ']',
          ].join('\n'),
        ),
      },
    }),
    call('yamlencode', {
      grafana: {
        adminPassword: expression(
          'random_password.grafana_admin_password.result',
        ),
      },
      extraManifests: [
        {
          apiVersion: 'v1',
          kind: 'Secret',
          metadata: { name: SECRETS },
          stringData: expression('var.alertmanager_secrets'),
        },
      ],
    }),
  ];
}
