import { Block, call, Content, expression, resource, Value } from './hcl';
import { monitoringValues } from './prometheusValues';

interface Chart {
  readonly resource: string;
  readonly release: string;
  readonly namespace: string;
  readonly repository?: string;
  readonly chart: string | ReturnType<typeof expression>;
  readonly version?: string;
  /** The switch that installs it. */
  readonly variable: string;
  readonly values?: Value;
  readonly after?: string;
}

const CHARTS: readonly Chart[] = [
  {
    resource: 'nginx_ingress',
    release: 'ingress-nginx',
    namespace: 'ingress-nginx',
    repository: 'https://kubernetes.github.io/ingress-nginx',
    chart: 'ingress-nginx',
    version: '4.13.3',
    variable: 'install_nginx_ingress',
    values: [
      call('yamlencode', {
        controller: {
          replicaCount: 2,
          config: {
            'ssl-protocols': 'TLSv1.2 TLSv1.3',
            'server-tokens': 'false',
          },
          metrics: { enabled: true },
        },
      }),
    ],
  },
  {
    resource: 'cert_manager',
    release: 'cert-manager',
    namespace: 'cert-manager',
    repository: 'https://charts.jetstack.io',
    chart: 'cert-manager',
    version: 'v1.19.1',
    variable: 'install_cert_manager',
    values: [call('yamlencode', { crds: { enabled: true, keep: true } })],
  },
  {
    resource: 'letsencrypt',
    release: 'letsencrypt',
    namespace: 'cert-manager',
    chart: expression('"${path.module}/charts/letsencrypt"'),
    variable: 'install_cert_manager',
    after: 'helm_release.cert_manager',
  },
  {
    resource: 'prometheus',
    release: 'prometheus',
    namespace: 'monitoring',
    repository: 'https://prometheus-community.github.io/helm-charts',
    chart: 'kube-prometheus-stack',
    version: '78.2.1',
    variable: 'install_monitoring',
    values: monitoringValues(),
  },
];

/** What the cluster needs besides the service, from the charts of its authors. */
export function helmReleases(): Block[] {
  return CHARTS.map(release);
}

function release(chart: Chart): Block {
  const origin = {
    ...(chart.repository ? { repository: chart.repository } : {}),
    chart: chart.chart,
    ...(chart.version ? { version: chart.version } : {}),
  };
  const content: Content[] = [
    { count: expression(`var.${chart.variable} ? 1 : 0`) },
    {
      name: chart.release,
      namespace: chart.namespace,
      create_namespace: true,
      ...origin,
      // A release that does not come up is undone
      atomic: true,
      timeout: 600,
    },
    ...(chart.values ? [{ values: chart.values }] : []),
    ...(chart.after ? [{ depends_on: [expression(chart.after)] }] : []),
  ];
  return resource('helm_release', chart.resource, ...content);
}
