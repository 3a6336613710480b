import { capacityAlerts } from './kubernetesCapacity';
import { constant, growing, series } from './series';
import { Alert, AlertGroup, Scope } from './types';

/** Pods, rollouts, jobs, scaling and nodes as kube-state-metrics and cAdvisor show them. */
export function kubernetesAlerts(scope: Scope): AlertGroup {
  return {
    name: 'kubernetes-alerts',
    alerts: [
      ...restarts(scope),
      ...pods(scope),
      ...rollouts(scope),
      ...jobs(scope),
      ...capacityAlerts(scope),
    ],
  };
}

/** Labels of a container in unit tests. */
function container({ namespace }: Scope): Record<string, string> {
  return { namespace, pod: 'app-1', container: 'app' };
}

const BY_CONTAINER = 'namespace, pod, container';

function waiting({ namespaces }: Scope, reason: string): string {
  return `max by (${BY_CONTAINER}) (kube_pod_container_status_waiting_reason{${namespaces},reason=~"${reason}"}) == 1`;
}

function restarts(scope: Scope): Alert[] {
  const { namespaces } = scope;
  const labels = container(scope);
  const reason = series('kube_pod_container_status_waiting_reason', {
    ...labels,
    reason: 'CrashLoopBackOff',
  });
  const count = series('kube_pod_container_status_restarts_total', labels);
  const killed = series('kube_pod_container_status_last_terminated_reason', {
    ...labels,
    reason: 'OOMKilled',
  });
  const restartsOver = (window: string) =>
    `sum by (${BY_CONTAINER}) (increase(kube_pod_container_status_restarts_total{${namespaces}}[${window}]))`;
  return [
    {
      name: 'PodCrashLooping',
      severity: 'critical',
      component: 'kubernetes',
      expr: waiting(scope, 'CrashLoopBackOff'),
      for: '3m',
      summary: 'A pod crashes again and again',
      description:
        'Container {{ $labels.container }} of {{ $labels.pod }} in {{ $labels.namespace }} crashes after every start',
      inhibits: ['PodNotReady', 'DeploymentReplicasMissing'],
      fires: { series: { [reason]: constant(1) }, labels },
      silent: { series: { [reason]: constant(0) } },
    },
    {
      name: 'HighRestartCount',
      severity: 'critical',
      component: 'kubernetes',
      expr: `${restartsOver('1h')} > 5`,
      for: '5m',
      summary: 'A container restarts too often',
      description:
        'Container {{ $labels.container }} of {{ $labels.pod }} in {{ $labels.namespace }} has restarted more than five times within an hour',
      fires: { series: { [count]: growing(1) }, labels },
      silent: { series: { [count]: constant(9) } },
    },
    {
      name: 'ContainerOOMKilled',
      severity: 'warning',
      component: 'kubernetes',
      expr:
        `${restartsOver('15m')} > 0\n` +
        `and max by (${BY_CONTAINER}) (kube_pod_container_status_last_terminated_reason{${namespaces},reason="OOMKilled"}) == 1`,
      for: '1m',
      summary: 'A container was killed for using too much memory',
      description:
        'Container {{ $labels.container }} of {{ $labels.pod }} in {{ $labels.namespace }} reached its memory limit',
      fires: {
        series: { [count]: growing(1), [killed]: constant(1) },
        labels,
      },
      silent: { series: { [count]: constant(1), [killed]: constant(1) } },
    },
  ];
}

function pods(scope: Scope): Alert[] {
  const { namespace, namespaces } = scope;
  const labels = { namespace, pod: 'app-1' };
  const unready = series('kube_pod_status_ready', {
    ...labels,
    condition: 'false',
  });
  const phase = (name: string) =>
    series('kube_pod_status_phase', { ...labels, phase: name });
  const image = series('kube_pod_container_status_waiting_reason', {
    ...container(scope),
    reason: 'ImagePullBackOff',
  });
  return [
    {
      name: 'PodNotReady',
      severity: 'warning',
      component: 'kubernetes',
      expr:
        `max by (namespace, pod) (kube_pod_status_ready{${namespaces},condition="false"}) == 1\n` +
        `and max by (namespace, pod) (kube_pod_status_phase{${namespaces},phase=~"Pending|Running"}) == 1`,
      for: '15m',
      summary: 'A pod has not been ready for 15 minutes',
      description:
        'Pod {{ $labels.pod }} in {{ $labels.namespace }} gets no traffic: its readiness probe fails or it does not start',
      fires: {
        series: { [unready]: constant(1), [phase('Running')]: constant(1) },
        labels,
      },
      silent: {
        series: {
          [unready]: constant(1),
          [phase('Running')]: constant(0),
          [phase('Succeeded')]: constant(1),
        },
      },
    },
    {
      name: 'ImagePullFailing',
      severity: 'warning',
      component: 'kubernetes',
      expr: waiting(scope, 'ImagePullBackOff|ErrImagePull|InvalidImageName'),
      for: '5m',
      summary: 'An image cannot be pulled',
      description:
        'The image of container {{ $labels.container }} of {{ $labels.pod }} in {{ $labels.namespace }} cannot be pulled',
      fires: { series: { [image]: constant(1) }, labels: container(scope) },
      silent: { series: { [image]: constant(0) } },
    },
  ];
}

function rollouts({ namespace, namespaces, has }: Scope): Alert[] {
  const deployment = has('backend') ? 'backend' : 'frontend';
  const labels = { namespace, deployment };
  const replicas = (available: number) => ({
    [series('kube_deployment_spec_replicas', labels)]: constant(2),
    [series('kube_deployment_status_replicas_available', labels)]:
      constant(available),
  });
  const condition = {
    ...labels,
    condition: 'Progressing',
    status: 'false',
  };
  const progressing = series('kube_deployment_status_condition', condition);
  const budget = { namespace, poddisruptionbudget: `${deployment}-pdb` };
  const healthy = (count: number) => ({
    [series('kube_poddisruptionbudget_status_current_healthy', budget)]:
      constant(count),
    [series('kube_poddisruptionbudget_status_desired_healthy', budget)]:
      constant(1),
  });
  return [
    {
      name: 'DeploymentReplicasMissing',
      severity: 'warning',
      component: 'kubernetes',
      expr:
        `kube_deployment_spec_replicas{${namespaces}}\n` +
        `  > kube_deployment_status_replicas_available{${namespaces}}`,
      for: '15m',
      summary: 'A deployment has fewer pods than it wants',
      description:
        'Deployment {{ $labels.deployment }} in {{ $labels.namespace }} wants {{ $value }} pods and has fewer',
      fires: { series: replicas(1), labels, value: '2' },
      silent: { series: replicas(2) },
    },
    {
      name: 'RolloutStuck',
      severity: 'critical',
      component: 'kubernetes',
      expr: `kube_deployment_status_condition{${namespaces},condition="Progressing",status="false"} == 1`,
      for: '1m',
      summary: 'A rollout does not come to its end',
      description:
        'The new version of {{ $labels.deployment }} in {{ $labels.namespace }} does not become ready; the old one still serves',
      inhibits: [
        'DeploymentReplicasMissing',
        'PodNotReady',
        'ImagePullFailing',
      ],
      fires: { series: { [progressing]: constant(1) }, labels: condition },
      silent: { series: { [progressing]: constant(0) } },
    },
    {
      name: 'DisruptionBudgetViolated',
      severity: 'critical',
      component: 'kubernetes',
      expr:
        `kube_poddisruptionbudget_status_current_healthy{${namespaces}}\n` +
        `  < kube_poddisruptionbudget_status_desired_healthy{${namespaces}}`,
      for: '5m',
      summary: 'Fewer pods are healthy than must be',
      description:
        'Only {{ $value }} pods of {{ $labels.poddisruptionbudget }} in {{ $labels.namespace }} are healthy',
      inhibits: ['DeploymentReplicasMissing'],
      fires: { series: healthy(0), labels: budget, value: '0' },
      silent: { series: healthy(2) },
    },
  ];
}

function jobs({ namespace, namespaces, has }: Scope): Alert[] {
  const migration = { namespace, job_name: 'backend-migrate' };
  const other = { namespace, job_name: 'report-29000000', condition: 'true' };
  // The migration has an alert of its own
  const others = has('backend') ? ',job_name!~"backend-migrate.*"' : '';
  const failed = series('kube_job_status_failed', migration);
  const ended = series('kube_job_failed', other);
  return [
    ...(has('backend')
      ? ([
          {
            name: 'MigrationJobFailed',
            severity: 'critical',
            component: 'database',
            expr: `kube_job_status_failed{${namespaces},job_name=~"backend-migrate.*"} > 0`,
            for: '1m',
            summary: 'The database could not be migrated',
            description:
              'Job {{ $labels.job_name }} in {{ $labels.namespace }} failed: the new version must not go out',
            fires: { series: { [failed]: constant(1) }, labels: migration },
            silent: { series: { [failed]: constant(0) } },
          },
        ] satisfies Alert[])
      : []),
    {
      name: 'KubernetesJobFailed',
      severity: 'warning',
      component: 'kubernetes',
      expr: `kube_job_failed{${namespaces},condition="true"${others}} == 1`,
      for: '5m',
      summary: 'A job of the cluster failed',
      description:
        'Job {{ $labels.job_name }} in {{ $labels.namespace }} failed and is not tried again',
      fires: { series: { [ended]: constant(1) }, labels: other },
      silent: { series: { [ended]: constant(0) } },
    },
  ];
}
