import { Answers } from '../../answers';
import { DashboardSpec, PanelSpec } from './dashboard';
import { NAMESPACE, percentile, rate } from './queries';

const SELECTOR = `${NAMESPACE},queue=~"$queue"`;

const failureRate = `${rate(
  'bullmq_jobs_total',
  `${SELECTOR},status="failed"`,
)} / ${rate('bullmq_jobs_total', `${SELECTOR},status=~"completed|failed"`)}`;

/** Queues and scheduled jobs. */
export function jobs({ name, scheduledJobs }: Answers): DashboardSpec {
  return {
    uid: 'jobs',
    title: `${name}: background jobs`,
    tags: [name, 'jobs'],
    datasource: 'prometheus',
    variables: [
      {
        name: 'namespace',
        label: 'Namespace',
        query: 'label_values(bullmq_queue_jobs, namespace)',
      },
      {
        name: 'queue',
        label: 'Queue',
        query: 'label_values(bullmq_queue_jobs, queue)',
      },
    ],
    panels: [
      ...overview(),
      ...charts(),
      ...(scheduledJobs ? [scheduled()] : []),
    ],
  };
}

function overview(): PanelSpec[] {
  return [
    {
      title: 'Workers up',
      kind: 'stat',
      thresholds: [1, 0.5],
      queries: [[`sum(up{job="backend-worker",${NAMESPACE}})`, 'up']],
    },
    {
      title: 'Waiting',
      kind: 'stat',
      thresholds: [500, 1000],
      queries: [
        [
          `sum(max by (queue) (bullmq_queue_jobs{${SELECTOR},state="waiting"}))`,
          'waiting',
        ],
      ],
    },
    {
      title: 'Failure rate',
      kind: 'stat',
      unit: 'percentunit',
      thresholds: [0.1, 0.5],
      queries: [[failureRate, 'failed']],
    },
    {
      title: 'Given up within a day',
      kind: 'stat',
      thresholds: [1, 50],
      queries: [
        [
          `sum(increase(bullmq_jobs_total{${SELECTOR},status="dead_lettered"}[1d]))`,
          'dead-lettered',
        ],
      ],
    },
  ];
}

function charts(): PanelSpec[] {
  return [
    {
      title: 'Jobs by outcome',
      unit: 'ops',
      queries: [
        [
          rate('bullmq_jobs_total', SELECTOR, 'queue, status'),
          '{{queue}}: {{status}}',
        ],
      ],
    },
    {
      title: 'Failure rate',
      unit: 'percentunit',
      thresholds: [0.1, 0.5],
      queries: [[failureRate, 'failed']],
    },
    {
      title: 'Waiting jobs',
      thresholds: [500, 1000],
      queries: [
        [
          `max by (queue) (bullmq_queue_jobs{${SELECTOR},state="waiting"})`,
          '{{queue}}',
        ],
      ],
    },
    {
      title: 'Duration',
      unit: 's',
      thresholds: [60, 300],
      queries: [
        [
          percentile(0.95, 'bullmq_job_duration_seconds', SELECTOR, 'queue'),
          '{{queue}}',
        ],
      ],
    },
    {
      title: 'Active, delayed and failed jobs',
      queries: [
        [
          `max by (queue, state) (bullmq_queue_jobs{${SELECTOR},state!="waiting"})`,
          '{{queue}}: {{state}}',
        ],
      ],
    },
    {
      title: 'Retries and jobs given up',
      unit: 'ops',
      queries: [
        [
          rate(
            'bullmq_jobs_total',
            `${SELECTOR},status=~"retried|dead_lettered"`,
            'queue, status',
          ),
          '{{queue}}: {{status}}',
        ],
      ],
    },
  ];
}

function scheduled(): PanelSpec {
  return {
    title: 'Time since a scheduled job last succeeded',
    unit: 's',
    queries: [
      [
        `time() - max by (exported_job) (scheduled_job_last_success_timestamp_seconds{${NAMESPACE}})`,
        '{{exported_job}}',
      ],
    ],
  };
}
