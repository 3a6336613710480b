import { constant, growing, series } from './series';
import { Alert, AlertGroup, Scope } from './types';

/** Whoever watches must be watched. */
export function monitoringAlerts(scope: Scope): AlertGroup {
  return {
    name: 'monitoring-alerts',
    alerts: [
      ...prometheus(),
      ...alertmanager(),
      ...targets(scope),
      ...collector(scope),
    ],
  };
}

const PROMETHEUS = { job: 'prometheus', instance: 'localhost:9090' };

function prometheus(): Alert[] {
  const reload = series('prometheus_config_last_reload_successful', PROMETHEUS);
  const failures = { ...PROMETHEUS, rule_group: 'alert_rules' };
  const evaluation = series(
    'prometheus_rule_evaluation_failures_total',
    failures,
  );
  const claim = {
    namespace: 'monitoring',
    persistentvolumeclaim: 'prometheus-server',
  };
  const volume = (available: number) => ({
    [series('kubelet_volume_stats_available_bytes', claim)]:
      constant(available),
    [series('kubelet_volume_stats_capacity_bytes', claim)]: constant(1000),
  });
  const ofPrometheus = '{persistentvolumeclaim=~".*prometheus.*"}';
  return [
    {
      name: 'PrometheusConfigReloadFailed',
      severity: 'warning',
      component: 'monitoring',
      expr: 'prometheus_config_last_reload_successful == 0',
      for: '10m',
      summary: 'Prometheus works with an old configuration',
      description:
        'Prometheus {{ $labels.instance }} could not load its configuration',
      fires: { series: { [reload]: constant(0) }, labels: PROMETHEUS },
      silent: { series: { [reload]: constant(1) } },
    },
    {
      name: 'PrometheusRuleFailures',
      severity: 'critical',
      component: 'monitoring',
      expr: 'increase(prometheus_rule_evaluation_failures_total[5m]) > 0',
      for: '5m',
      summary: 'Prometheus cannot evaluate alert rules',
      description:
        'Rules of {{ $labels.rule_group }} fail: alerts may be missing',
      fires: { series: { [evaluation]: growing(4) }, labels: failures },
      silent: { series: { [evaluation]: constant(4) } },
    },
    {
      name: 'PrometheusVolumeFillingUp',
      severity: 'warning',
      component: 'monitoring',
      expr: `kubelet_volume_stats_available_bytes${ofPrometheus} / kubelet_volume_stats_capacity_bytes${ofPrometheus} < 0.15`,
      for: '10m',
      summary: 'The disk of Prometheus is nearly full',
      description:
        '{{ $labels.persistentvolumeclaim }} has {{ $value | humanizePercentage }} of its room left',
      fires: { series: volume(100), labels: claim, value: '10%' },
      silent: { series: volume(600) },
    },
  ];
}

function alertmanager(): Alert[] {
  const dropped = series('prometheus_notifications_dropped_total', PROMETHEUS);
  const labels = {
    job: 'alertmanager',
    instance: 'alertmanager:9093',
    integration: 'slack',
  };
  const failed = series('alertmanager_notifications_failed_total', labels);
  return [
    {
      name: 'PrometheusNotificationsDropped',
      severity: 'critical',
      component: 'monitoring',
      expr: 'increase(prometheus_notifications_dropped_total[5m]) > 0',
      for: '5m',
      summary: 'Alerts do not reach Alertmanager',
      description:
        'Prometheus {{ $labels.instance }} could not hand alerts over to Alertmanager',
      fires: { series: { [dropped]: growing(2) }, labels: PROMETHEUS },
      silent: { series: { [dropped]: constant(2) } },
    },
    {
      name: 'AlertmanagerNotificationsFailing',
      severity: 'critical',
      component: 'monitoring',
      expr: 'sum by (integration) (increase(alertmanager_notifications_failed_total[10m])) > 0',
      for: '10m',
      summary: 'Notifications do not reach people',
      description:
        'Alertmanager cannot send notifications by {{ $labels.integration }}',
      fires: {
        series: { [failed]: growing(2) },
        labels: { integration: 'slack' },
      },
      silent: { series: { [failed]: constant(2) } },
    },
  ];
}

const PLATFORM_JOBS =
  'prometheus|alertmanager|kube-state-metrics|cadvisor|kubelet|cert-manager';

function targets({ namespace, namespaces }: Scope): Alert[] {
  const labels = { job: 'kube-state-metrics', instance: '10.0.0.5:8080' };
  const up = series('up', labels);
  const pods = series('kube_pod_info', { namespace, pod: 'app-1' });
  return [
    {
      name: 'MonitoringTargetDown',
      severity: 'warning',
      component: 'monitoring',
      expr: `up{job=~"${PLATFORM_JOBS}"} == 0`,
      for: '10m',
      summary: 'A source of metrics does not answer',
      description:
        '{{ $labels.instance }} of {{ $labels.job }} does not answer Prometheus',
      fires: { series: { [up]: constant(0) }, labels },
      silent: { series: { [up]: constant(1) } },
    },
    {
      name: 'KubernetesMetricsMissing',
      severity: 'warning',
      component: 'monitoring',
      expr: `absent(kube_pod_info{${namespaces}})`,
      for: '15m',
      summary: 'Alerts about pods are blind',
      description:
        'kube-state-metrics shows no pod of the namespaces of this repository',
      fires: { series: { 'up{job="prometheus"}': constant(1) }, labels: {} },
      silent: { series: { [pods]: constant(1) } },
    },
  ];
}

/** Newer collectors end the names of their counters in `_total`. */
const collectorMetric = (name: string) => `{__name__=~"${name}(_total)?"}`;

function collector({ has, namespace }: Scope): Alert[] {
  if (!has('backend')) {
    return [];
  }
  const labels = {
    job: 'otel-collector',
    namespace,
    instance: '10.0.0.8:8888',
  };
  const up = series('up', labels);
  const failed = { ...labels, exporter: 'otlp' };
  const unsent = series('otelcol_exporter_send_failed_spans', failed);
  const refused = { ...labels, receiver: 'otlp' };
  const unaccepted = series('otelcol_receiver_refused_spans', refused);
  return [
    {
      name: 'OtelCollectorDown',
      severity: 'warning',
      component: 'monitoring',
      expr: 'up{job="otel-collector"} == 0',
      for: '5m',
      summary: 'The OpenTelemetry collector is down',
      description:
        'The collector {{ $labels.instance }} in {{ $labels.namespace }} does not answer: traces are lost',
      fires: { series: { [up]: constant(0) }, labels },
      silent: { series: { [up]: constant(1) } },
    },
    {
      name: 'OtelExportFailing',
      severity: 'warning',
      component: 'monitoring',
      expr: `sum by (namespace, exporter) (rate(${collectorMetric(
        'otelcol_exporter_send_failed_spans',
      )}[10m])) > 0`,
      for: '10m',
      summary: 'Traces do not reach where they are stored',
      description:
        'The exporter {{ $labels.exporter }} of the collector in {{ $labels.namespace }} cannot send traces',
      fires: {
        series: { [unsent]: growing(60) },
        labels: { namespace, exporter: 'otlp' },
      },
      silent: { series: { [unsent]: constant(60) } },
    },
    {
      name: 'OtelCollectorOverloaded',
      severity: 'warning',
      component: 'monitoring',
      expr: `sum by (namespace, receiver) (rate(${collectorMetric(
        'otelcol_receiver_refused_spans',
      )}[10m])) > 0`,
      for: '10m',
      summary: 'The OpenTelemetry collector refuses traces',
      description:
        'The collector in {{ $labels.namespace }} refuses traces for lack of memory',
      fires: {
        series: { [unaccepted]: growing(60) },
        labels: { namespace, receiver: 'otlp' },
      },
      silent: { series: { [unaccepted]: constant(60) } },
    },
  ];
}
