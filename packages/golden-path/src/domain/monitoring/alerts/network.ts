import { constant, growing, observations, p95, ratio, series } from './series';
import { Alert, AlertGroup, Scope } from './types';

const REQUESTS = 'nginx_ingress_controller_requests';
const DURATION = 'nginx_ingress_controller_request_duration_seconds';

/** What users meet before the application does: the ingress and the network. */
export function networkAlerts(scope: Scope): AlertGroup {
  return {
    name: 'network-alerts',
    alerts: [...traffic(scope), ...controller(), podNetwork(scope)],
  };
}

function traffic({ answers, namespace, namespaces }: Scope): Alert[] {
  const labels = { namespace, ingress: `${answers.name}-ingress` };
  const counter = (status: string) => series(REQUESTS, { ...labels, status });
  const responses = (ok: number, failed: number) => ({
    [counter('200')]: growing(ok),
    [counter('503')]: growing(failed),
  });
  return [
    {
      name: 'IngressHighErrorRate',
      severity: 'critical',
      component: 'ingress',
      expr: `${ratio(
        'namespace, ingress',
        `${REQUESTS}{${namespaces},status=~"5.."}`,
        `${REQUESTS}{${namespaces}}`,
        '5m',
      )} > 0.1`,
      for: '5m',
      summary: 'Users get errors at the door',
      description:
        '{{ $value | humanizePercentage }} of the requests through {{ $labels.ingress }} in {{ $labels.namespace }} end in a 5xx',
      inhibits: ['HighErrorRate'],
      fires: { series: responses(80, 20), labels, value: '20%' },
      silent: { series: responses(99, 1) },
    },
    {
      name: 'IngressHighLatency',
      severity: 'warning',
      component: 'ingress',
      expr: `${p95('namespace, ingress', DURATION, `{${namespaces}}`)} > 5`,
      for: '10m',
      summary: 'Users wait too long',
      description:
        'One request in twenty through {{ $labels.ingress }} in {{ $labels.namespace }} takes more than {{ $value | humanizeDuration }}',
      fires: {
        series: observations(DURATION, labels, '10'),
        labels,
        value: '9.625s',
      },
      silent: { series: observations(DURATION, labels, '0.5') },
    },
  ];
}

function controller(): Alert[] {
  const labels = {
    job: 'ingress-nginx',
    instance: '10.0.0.3:10254',
    controller_class: 'k8s.io/ingress-nginx',
  };
  const up = series('up', labels);
  const reload = series(
    'nginx_ingress_controller_config_last_reload_successful',
    labels,
  );
  return [
    {
      name: 'IngressControllerDown',
      severity: 'critical',
      component: 'ingress',
      expr: 'up{job="ingress-nginx"} == 0',
      for: '2m',
      summary: 'An ingress controller is down',
      description:
        'The ingress controller {{ $labels.instance }} does not answer Prometheus',
      inhibits: ['TrafficDropped'],
      fires: { series: { [up]: constant(0) }, labels },
      silent: { series: { [up]: constant(1) } },
    },
    {
      name: 'IngressReloadFailed',
      severity: 'warning',
      component: 'ingress',
      expr: 'nginx_ingress_controller_config_last_reload_successful == 0',
      for: '5m',
      summary: 'The ingress controller works with an old configuration',
      description:
        'The ingress controller {{ $labels.instance }} could not load its configuration',
      fires: { series: { [reload]: constant(0) }, labels },
      silent: { series: { [reload]: constant(1) } },
    },
  ];
}

function podNetwork({ namespace, namespaces }: Scope): Alert {
  const labels = { namespace, pod: 'app-1' };
  const rate = (metric: string) =>
    `sum by (namespace, pod) (rate(container_network_${metric}_total{${namespaces}}[5m]))`;
  const errors = (perMinute: number) => ({
    [series('container_network_receive_errors_total', labels)]:
      growing(perMinute),
    [series('container_network_transmit_errors_total', labels)]: constant(0),
  });
  return {
    name: 'PodNetworkErrors',
    severity: 'warning',
    component: 'kubernetes',
    expr: `${rate('receive_errors')} + ${rate('transmit_errors')} > 1`,
    for: '10m',
    summary: 'The network of a pod is faulty',
    description:
      'Pod {{ $labels.pod }} in {{ $labels.namespace }} has {{ $value | humanize }} network errors a second',
    fires: { series: errors(300), labels, value: '5' },
    silent: { series: errors(3) },
  };
}
