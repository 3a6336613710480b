import { constant, growing, observations, p95, ratio, series } from './series';
import { Alert, AlertGroup, Scope } from './types';

const QUEUE = 'reports';

/** Nobody works on these: a person looks at them. */
const DEAD_LETTERS = '.*dead-letter.*';

/** Is background work done, in time and without errors? */
export function jobsAlerts(scope: Scope): AlertGroup {
  if (!scope.has('backend')) {
    return { name: 'jobs-alerts', alerts: [] };
  }
  return {
    name: 'jobs-alerts',
    alerts: [
      ...failures(scope),
      ...deadLetters(scope),
      ...backlog(scope),
      slowJobs(scope),
      ...(scope.answers.scheduledJobs ? scheduledJobs(scope) : []),
    ],
  };
}

const WAITING = `max by (namespace, queue) (bullmq_queue_jobs{state="waiting",queue!~"${DEAD_LETTERS}"})`;

function counter(namespace: string, status: string): string {
  return series('bullmq_jobs_total', {
    job: 'backend-worker',
    namespace,
    queue: QUEUE,
    status,
  });
}

function failures({ namespace }: Scope): Alert[] {
  const share = ratio(
    'namespace, queue',
    'bullmq_jobs_total{status="failed"}',
    'bullmq_jobs_total{status=~"completed|failed"}',
    '10m',
  );
  const outcome = (completed: number, failed: number) => ({
    [counter(namespace, 'completed')]: growing(completed),
    [counter(namespace, 'failed')]: growing(failed),
  });
  const labels = { namespace, queue: QUEUE };
  const description =
    '{{ $value | humanizePercentage }} of the jobs of {{ $labels.queue }} in {{ $labels.namespace }} fail';
  return [
    {
      name: 'JobFailures',
      severity: 'warning',
      component: 'worker',
      expr: `${share} > 0.1`,
      for: '10m',
      summary: 'More than 10% of the jobs of a queue fail',
      description,
      fires: { series: outcome(80, 20), labels, value: '20%' },
      silent: { series: outcome(98, 2) },
    },
    {
      name: 'CriticalJobFailures',
      severity: 'critical',
      component: 'worker',
      expr: `${share} > 0.5`,
      for: '5m',
      summary: 'Most jobs of a queue fail',
      description,
      inhibits: ['JobFailures', 'HighJobRetryRate', 'DeadLetteredJobs'],
      fires: { series: outcome(25, 75), labels, value: '75%' },
      silent: { series: outcome(80, 20) },
    },
  ];
}

function deadLetters({ namespace }: Scope): Alert[] {
  const labels = { namespace, queue: QUEUE };
  const dead = counter(namespace, 'dead_lettered');
  const letters = { namespace, queue: `${QUEUE}-dead-letter` };
  const waiting = series('bullmq_queue_jobs', {
    job: 'backend-worker',
    ...letters,
    state: 'waiting',
  });
  const retries = (completed: number, retried: number) => ({
    [counter(namespace, 'completed')]: growing(completed),
    [counter(namespace, 'retried')]: growing(retried),
  });
  return [
    {
      name: 'DeadLetteredJobs',
      severity: 'warning',
      component: 'worker',
      expr: 'sum by (namespace, queue) (increase(bullmq_jobs_total{status="dead_lettered"}[15m])) > 0',
      for: '1m',
      summary: 'Jobs have been given up',
      description:
        'Jobs of {{ $labels.queue }} in {{ $labels.namespace }} have failed for good and wait in the dead-letter queue',
      fires: { series: { [dead]: growing(1) }, labels },
      silent: { series: { [dead]: constant(4) } },
    },
    {
      name: 'DeadLetterQueueNotEmpty',
      severity: 'warning',
      component: 'worker',
      expr: `max by (namespace, queue) (bullmq_queue_jobs{state="waiting",queue=~"${DEAD_LETTERS}"}) > 0`,
      for: '15m',
      summary: 'Nobody has looked at jobs that were given up',
      description:
        '{{ $value | humanize }} jobs lie in {{ $labels.queue }} of {{ $labels.namespace }} for a person to decide',
      fires: {
        series: { [waiting]: constant(3) },
        labels: letters,
        value: '3',
      },
      silent: { series: { [waiting]: constant(0) } },
    },
    {
      name: 'HighJobRetryRate',
      severity: 'warning',
      component: 'worker',
      expr: `${ratio(
        'namespace, queue',
        'bullmq_jobs_total{status="retried"}',
        'bullmq_jobs_total{status="completed"}',
        '15m',
      )} > 0.3`,
      for: '15m',
      summary: 'Jobs need several attempts',
      description:
        'There are {{ $value | humanizePercentage }} as many retries as completed jobs in {{ $labels.queue }} of {{ $labels.namespace }}',
      fires: { series: retries(100, 50), labels, value: '50%' },
      silent: { series: retries(100, 5) },
    },
  ];
}

function backlog({ namespace }: Scope): Alert[] {
  const labels = { namespace, queue: QUEUE };
  const waiting = series('bullmq_queue_jobs', {
    job: 'backend-worker',
    ...labels,
    state: 'waiting',
  });
  const completed = counter(namespace, 'completed');
  return [
    {
      name: 'QueueBacklog',
      severity: 'warning',
      component: 'worker',
      expr: `${WAITING} > 1000`,
      for: '10m',
      summary: 'A queue grows faster than it is worked off',
      description:
        '{{ $value | humanize }} jobs wait in {{ $labels.queue }} of {{ $labels.namespace }}',
      fires: { series: { [waiting]: constant(2500) }, labels, value: '2.5k' },
      silent: { series: { [waiting]: constant(40) } },
    },
    {
      name: 'QueueStalled',
      severity: 'critical',
      component: 'worker',
      expr:
        `${WAITING} > 0\n` +
        'unless sum by (namespace, queue) (rate(bullmq_jobs_total{status=~"completed|failed|retried"}[15m])) > 0',
      for: '15m',
      summary: 'Nobody works on a queue',
      description:
        '{{ $value | humanize }} jobs wait in {{ $labels.queue }} of {{ $labels.namespace }} and none has been worked on for 15 minutes',
      fires: {
        series: { [waiting]: constant(12), [completed]: constant(7) },
        labels,
        value: '12',
      },
      silent: {
        series: { [waiting]: constant(12), [completed]: growing(7) },
      },
    },
  ];
}

function slowJobs({ namespace }: Scope): Alert {
  const metric = 'bullmq_job_duration_seconds';
  const labels = { namespace, queue: QUEUE };
  return {
    name: 'SlowJobs',
    severity: 'warning',
    component: 'worker',
    expr: `${p95('namespace, queue', metric)} > 60`,
    for: '15m',
    summary: 'Jobs take more than a minute',
    description:
      'One job of {{ $labels.queue }} in twenty takes more than {{ $value | humanizeDuration }} in {{ $labels.namespace }}',
    fires: {
      series: observations(metric, labels, '300'),
      labels,
      value: '4m 48s',
    },
    silent: { series: observations(metric, labels, '2.5') },
  };
}

/** Twice the interval of a job, at most a day and two hours. */
const SCHEDULED = [
  ['CollectMetricsMissed', 'collect-metrics', 15 * 60, '15 minutes'],
  ['CleanupMissed', 'cleanup', 26 * 3600, '26 hours'],
  ['DailyReportMissed', 'daily-report', 26 * 3600, '26 hours'],
] as const;

function scheduledJobs({ namespace }: Scope): Alert[] {
  return SCHEDULED.map(([name, job, seconds, duration]) => {
    // Prometheus calls the metric's own label `job` `exported_job`
    const labels = { namespace, exported_job: job };
    const last = series('scheduled_job_last_success_timestamp_seconds', {
      job: 'backend-worker',
      ...labels,
    });
    return {
      name,
      severity: 'warning',
      component: 'worker',
      expr: `time() - max by (namespace, exported_job) (scheduled_job_last_success_timestamp_seconds{exported_job="${job}"}) > ${seconds}`,
      for: '5m',
      summary: `The scheduled job ${job} has not run`,
      description: `{{ $labels.exported_job }} in {{ $labels.namespace }} last succeeded more than ${duration} ago`,
      fires: { series: { [last]: growing(-10000) }, labels },
      silent: { series: { [last]: constant(1500) } },
    };
  });
}
