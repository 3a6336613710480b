import { constant, growing, series } from './series';
import { AlertComponent, AlertGroup, Scope } from './types';

/** Are the Node.js processes themselves well? */
export function runtimeAlerts(scope: Scope): AlertGroup {
  const { jobs, namespace } = scope;
  const job = jobs.split('|')[0];
  const component: AlertComponent = scope.has('backend')
    ? 'backend'
    : 'frontend';
  const pod = { job, namespace, instance: '10.0.0.7:3001', pod: 'app-1' };
  const lag = series('nodejs_eventloop_lag_p99_seconds', pod);
  const memory = series('process_resident_memory_bytes', pod);
  const limit = series('kube_pod_container_resource_limits', {
    namespace,
    pod: 'app-1',
    container: 'app',
    resource: 'memory',
  });
  return {
    name: 'runtime-alerts',
    alerts: [
      {
        name: 'EventLoopLag',
        severity: 'warning',
        component,
        expr: `nodejs_eventloop_lag_p99_seconds{job=~"${jobs}"} > 0.2`,
        for: '5m',
        summary: 'The event loop of a process lags',
        description:
          '{{ $labels.instance }} of {{ $labels.job }} waits {{ $value | humanizeDuration }} for its event loop',
        fires: {
          series: { [lag]: constant(0.4) },
          labels: pod,
          value: '400ms',
        },
        silent: { series: { [lag]: constant(0.02) } },
      },
      {
        name: 'EventLoopBlocked',
        severity: 'critical',
        component,
        expr: `nodejs_eventloop_lag_p99_seconds{job=~"${jobs}"} > 1`,
        for: '5m',
        summary: 'The event loop of a process is blocked',
        description:
          '{{ $labels.instance }} of {{ $labels.job }} waits {{ $value | humanizeDuration }} for its event loop',
        inhibits: ['EventLoopLag'],
        fires: { series: { [lag]: constant(3) }, labels: pod, value: '3s' },
        silent: { series: { [lag]: constant(0.4) } },
      },
      {
        name: 'MemoryGrowth',
        severity: 'warning',
        component,
        expr:
          `predict_linear(process_resident_memory_bytes{job=~"${jobs}"}[1h], 4 * 3600)\n` +
          '  > on (namespace, pod) group_left ()\n' +
          '    max by (namespace, pod) (kube_pod_container_resource_limits{resource="memory"})',
        for: '30m',
        summary: 'A process will outgrow its memory within four hours',
        description:
          '{{ $labels.pod }} of {{ $labels.job }} in {{ $labels.namespace }} keeps growing: it may leak memory',
        fires: {
          series: {
            [memory]: growing(2000000, 200000000),
            [limit]: constant(536870912),
          },
          at: '1h50m',
          labels: pod,
        },
        silent: {
          series: {
            [memory]: growing(10000, 200000000),
            [limit]: constant(536870912),
          },
          at: '1h50m',
        },
      },
      {
        name: 'FileDescriptorsExhausted',
        severity: 'warning',
        component,
        expr: `process_open_fds{job=~"${jobs}"} / process_max_fds{job=~"${jobs}"} > 0.8`,
        for: '5m',
        summary: 'A process is running out of file descriptors',
        description:
          '{{ $labels.instance }} of {{ $labels.job }} uses {{ $value | humanizePercentage }} of its file descriptors',
        fires: {
          series: {
            [series('process_open_fds', pod)]: constant(900),
            [series('process_max_fds', pod)]: constant(1000),
          },
          labels: pod,
          value: '90%',
        },
        silent: {
          series: {
            [series('process_open_fds', pod)]: constant(90),
            [series('process_max_fds', pod)]: constant(1000),
          },
        },
      },
    ],
  };
}
