import { constant, growing, series } from './series';
import { Alert, Scope } from './types';

/** Whether the cluster still has room: scaling, CPU, memory, nodes and volumes. */
export function capacityAlerts(scope: Scope): Alert[] {
  return [
    ...autoscaling(scope),
    ...limits(scope),
    ...nodes(),
    ...(scope.has('backend') && scope.answers.databaseHosting === 'in-cluster'
      ? volumes(scope)
      : []),
  ];
}

function autoscaling({ namespace, namespaces, has }: Scope): Alert[] {
  const labels = {
    namespace,
    horizontalpodautoscaler: has('backend') ? 'backend-hpa' : 'frontend-hpa',
  };
  const replicas = (current: number) => ({
    [series('kube_horizontalpodautoscaler_status_current_replicas', labels)]:
      constant(current),
    [series('kube_horizontalpodautoscaler_spec_max_replicas', labels)]:
      constant(10),
  });
  const condition = {
    ...labels,
    condition: 'ScalingActive',
    status: 'false',
  };
  const active = series(
    'kube_horizontalpodautoscaler_status_condition',
    condition,
  );
  return [
    {
      name: 'HPAMaxedOut',
      severity: 'warning',
      component: 'kubernetes',
      expr:
        `kube_horizontalpodautoscaler_status_current_replicas{${namespaces}}\n` +
        `  >= kube_horizontalpodautoscaler_spec_max_replicas{${namespaces}}`,
      for: '15m',
      summary: 'The autoscaler may not add more pods',
      description:
        '{{ $labels.horizontalpodautoscaler }} in {{ $labels.namespace }} has been at its maximum of {{ $value }} pods for 15 minutes',
      fires: { series: replicas(10), labels, value: '10' },
      silent: { series: replicas(4) },
    },
    {
      name: 'HPACannotScale',
      severity: 'warning',
      component: 'kubernetes',
      expr: `kube_horizontalpodautoscaler_status_condition{${namespaces},condition="ScalingActive",status="false"} == 1`,
      for: '15m',
      summary: 'The autoscaler is blind',
      description:
        '{{ $labels.horizontalpodautoscaler }} in {{ $labels.namespace }} gets no metrics and does not scale',
      fires: { series: { [active]: constant(1) }, labels: condition },
      silent: { series: { [active]: constant(0) } },
    },
  ];
}

function limits({ namespace, namespaces }: Scope): Alert[] {
  const labels = { namespace, pod: 'app-1', container: 'app' };
  const by = 'namespace, pod, container';
  const rate = (metric: string) =>
    `sum by (${by}) (rate(${metric}{${namespaces},container!=""}[5m]))`;
  const periods = (throttled: number) => ({
    [series('container_cpu_cfs_throttled_periods_total', labels)]:
      growing(throttled),
    [series('container_cpu_cfs_periods_total', labels)]: growing(600),
  });
  const memory = (bytes: number) => ({
    [series('container_memory_working_set_bytes', labels)]: constant(bytes),
    [series('kube_pod_container_resource_limits', {
      ...labels,
      resource: 'memory',
    })]: constant(1000),
  });
  return [
    {
      name: 'CPUThrottling',
      severity: 'warning',
      component: 'kubernetes',
      expr:
        `${rate('container_cpu_cfs_throttled_periods_total')}\n` +
        `  / ${rate('container_cpu_cfs_periods_total')} > 0.25`,
      for: '15m',
      summary: 'A container is slowed down by its CPU limit',
      description:
        'Container {{ $labels.container }} of {{ $labels.pod }} in {{ $labels.namespace }} is throttled {{ $value | humanizePercentage }} of the time',
      fires: { series: periods(300), labels, value: '50%' },
      silent: { series: periods(30) },
    },
    {
      name: 'MemoryNearLimit',
      severity: 'warning',
      component: 'kubernetes',
      expr:
        `max by (${by}) (container_memory_working_set_bytes{${namespaces},container!=""})\n` +
        `  / max by (${by}) (kube_pod_container_resource_limits{${namespaces},resource="memory"}) > 0.9`,
      for: '10m',
      summary: 'A container has nearly reached its memory limit',
      description:
        'Container {{ $labels.container }} of {{ $labels.pod }} in {{ $labels.namespace }} uses {{ $value | humanizePercentage }} of its memory',
      fires: { series: memory(950), labels, value: '95%' },
      silent: { series: memory(600) },
    },
  ];
}

function nodes(): Alert[] {
  const condition = (name: string, status: string) => ({
    node: 'node-1',
    condition: name,
    status,
  });
  const sample = (labels: Record<string, string>, value: number) => ({
    [series('kube_node_status_condition', labels)]: constant(value),
  });
  return [
    {
      name: 'NodeNotReady',
      severity: 'critical',
      component: 'kubernetes',
      expr: 'kube_node_status_condition{condition="Ready",status=~"false|unknown"} == 1',
      for: '5m',
      summary: 'A node of the cluster is lost',
      description:
        'Node {{ $labels.node }} has not been ready for five minutes: its pods move elsewhere',
      fires: {
        series: sample(condition('Ready', 'unknown'), 1),
        labels: condition('Ready', 'unknown'),
      },
      silent: { series: sample(condition('Ready', 'unknown'), 0) },
    },
    {
      name: 'NodeUnderPressure',
      severity: 'warning',
      component: 'kubernetes',
      expr: 'kube_node_status_condition{condition=~"MemoryPressure|DiskPressure|PIDPressure",status="true"} == 1',
      for: '10m',
      summary: 'A node of the cluster runs out of resources',
      description:
        'Node {{ $labels.node }} reports {{ $labels.condition }} and may evict pods',
      fires: {
        series: sample(condition('DiskPressure', 'true'), 1),
        labels: condition('DiskPressure', 'true'),
      },
      silent: { series: sample(condition('DiskPressure', 'true'), 0) },
    },
  ];
}

function volumes({ answers, namespace, namespaces }: Scope): Alert[] {
  const labels = {
    namespace,
    persistentvolumeclaim: `data-${answers.database}-0`,
  };
  const available = series('kubelet_volume_stats_available_bytes', labels);
  const capacity = series('kubelet_volume_stats_capacity_bytes', labels);
  const selector = (metric: string, window = '') =>
    `kubelet_volume_stats_${metric}_bytes{${namespaces}}${window}`;
  const left = `${selector('available')} / ${selector('capacity')}`;
  return [
    {
      name: 'VolumeFillingUp',
      severity: 'warning',
      component: 'database',
      expr:
        `predict_linear(${selector('available', '[6h]')}, 4 * 86400) < 0\n` +
        `and ${left} < 0.4`,
      for: '1h',
      summary: 'A volume will be full within four days',
      description:
        'Volume {{ $labels.persistentvolumeclaim }} in {{ $labels.namespace }} will be full within four days',
      fires: {
        series: {
          [available]: growing(-100, 300000),
          [capacity]: constant(1000000),
        },
        at: '1h50m',
        labels,
      },
      silent: {
        series: {
          [available]: constant(300000),
          [capacity]: constant(1000000),
        },
        at: '1h50m',
      },
    },
    {
      name: 'VolumeAlmostFull',
      severity: 'critical',
      component: 'database',
      expr: `${left} < 0.1`,
      for: '5m',
      summary: 'A volume is nearly full',
      description:
        'Volume {{ $labels.persistentvolumeclaim }} in {{ $labels.namespace }} has {{ $value | humanizePercentage }} of its room left',
      inhibits: ['VolumeFillingUp'],
      fires: {
        series: { [available]: constant(50), [capacity]: constant(1000) },
        labels,
        value: '5%',
      },
      silent: {
        series: { [available]: constant(300), [capacity]: constant(1000) },
      },
    },
  ];
}
