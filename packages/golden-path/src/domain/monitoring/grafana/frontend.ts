import { Answers } from '../../answers';
import { DashboardSpec } from './dashboard';
import { NAMESPACE, percentile, rate } from './queries';

const SELECTOR = `job="frontend",${NAMESPACE}`;

/** The web frontend: its processes and what users meet at the ingress. */
export function frontend({ name, domain }: Answers): DashboardSpec {
  const host = `${NAMESPACE},host=~"(staging\\\\.)?${domain.replace(
    /\./g,
    '\\\\.',
  )}"`;
  const requests = 'nginx_ingress_controller_requests';
  const failed = `${rate(requests, `${host},status=~"5.."`)} / ${rate(
    requests,
    host,
  )}`;
  const byPod = (metric: string) => `max by (pod) (${metric}{${SELECTOR}})`;
  return {
    uid: 'frontend',
    title: `${name}: web frontend`,
    tags: [name, 'frontend'],
    datasource: 'prometheus',
    variables: [
      {
        name: 'namespace',
        label: 'Namespace',
        query: 'label_values(up{job="frontend"}, namespace)',
      },
    ],
    panels: [
      {
        title: 'Instances up',
        kind: 'stat',
        thresholds: [2, 1],
        queries: [[`sum(up{${SELECTOR}})`, 'up']],
      },
      {
        title: 'Pages that fail',
        kind: 'stat',
        unit: 'percentunit',
        thresholds: [0.05, 0.1],
        queries: [[failed, '5xx']],
      },
      {
        title: 'Slowest pages',
        unit: 's',
        thresholds: [2, 5],
        queries: [
          [
            percentile(
              0.95,
              'http_request_duration_seconds',
              SELECTOR,
              'route',
            ),
            '{{route}}',
          ],
        ],
      },
      {
        title: 'Requests by status',
        unit: 'reqps',
        queries: [[rate(requests, host, 'status'), '{{status}}']],
      },
      {
        title: 'Latency at the ingress',
        unit: 's',
        thresholds: [2, 5],
        queries: [
          [
            percentile(
              0.95,
              'nginx_ingress_controller_request_duration_seconds',
              host,
            ),
            'p95',
          ],
        ],
      },
      {
        title: 'Event loop lag',
        unit: 's',
        thresholds: [0.2, 1],
        queries: [[byPod('nodejs_eventloop_lag_p99_seconds'), '{{pod}}']],
      },
      {
        title: 'Memory',
        unit: 'bytes',
        thresholds: [460e6, 512e6],
        queries: [[byPod('process_resident_memory_bytes'), '{{pod}}']],
      },
      {
        title: 'CPU',
        unit: 'percentunit',
        thresholds: [0.35, 0.5],
        queries: [
          [rate('process_cpu_seconds_total', SELECTOR, 'pod'), '{{pod}}'],
        ],
      },
    ],
  };
}
