import { DashboardSpec, PanelSpec } from './dashboard';
import { NAMESPACE, percentile, rate } from './queries';

const HTTP = 'http_request_duration_seconds';
const SELECTOR = `job="backend-api",${NAMESPACE},route=~"$route"`;
const FAILED = `${SELECTOR},status_code=~"5.."`;

const errorRate = `${rate(`${HTTP}_count`, FAILED)} / ${rate(
  `${HTTP}_count`,
  SELECTOR,
)}`;

/** Response times, errors and load of the API. */
export function apiPerformance(name: string): DashboardSpec {
  return {
    uid: 'api-performance',
    title: `${name}: API performance`,
    tags: [name, 'api'],
    datasource: 'prometheus',
    variables: [
      {
        name: 'namespace',
        label: 'Namespace',
        query: 'label_values(up{job="backend-api"}, namespace)',
      },
      {
        name: 'route',
        label: 'Route',
        query: `label_values(${HTTP}_count{job="backend-api"}, route)`,
      },
    ],
    panels: [...overview(), ...requests(), ...behind(), ...process()],
  };
}

function overview(): PanelSpec[] {
  return [
    {
      title: 'Requests a second',
      kind: 'stat',
      unit: 'reqps',
      queries: [[rate(`${HTTP}_count`, SELECTOR), 'requests']],
    },
    {
      title: 'Error rate',
      kind: 'stat',
      unit: 'percentunit',
      thresholds: [0.05, 0.2],
      queries: [[errorRate, '5xx']],
    },
    {
      title: 'Latency of 95 in 100 requests',
      kind: 'stat',
      unit: 's',
      thresholds: [2, 5],
      queries: [[percentile(0.95, HTTP, SELECTOR), 'p95']],
    },
    {
      title: 'Instances up',
      kind: 'stat',
      thresholds: [2, 1],
      queries: [[`sum(up{job="backend-api",${NAMESPACE}})`, 'up']],
    },
  ];
}

function requests(): PanelSpec[] {
  return [
    {
      title: 'Requests by status',
      unit: 'reqps',
      queries: [
        [rate(`${HTTP}_count`, SELECTOR, 'status_code'), '{{status_code}}'],
      ],
    },
    {
      title: 'Error rate',
      unit: 'percentunit',
      thresholds: [0.05, 0.2],
      queries: [[errorRate, '5xx']],
    },
    {
      title: 'Latency',
      unit: 's',
      thresholds: [2, 5],
      queries: [0.5, 0.95, 0.99].map(
        quantile =>
          [percentile(quantile, HTTP, SELECTOR), `p${quantile * 100}`] as const,
      ),
    },
    {
      title: 'Slowest routes',
      unit: 's',
      thresholds: [2, 5],
      queries: [
        [
          `topk(10, ${percentile(0.95, HTTP, SELECTOR, 'method, route')})`,
          '{{method}} {{route}}',
        ],
      ],
    },
    {
      title: 'Share of failed requests against the objective (99.5%)',
      unit: 'percentunit',
      thresholds: [0.005, 0.072],
      queries: [
        [`slo:http_errors:ratio_rate1h{${NAMESPACE}}`, 'last hour'],
        [`slo:http_errors:ratio_rate6h{${NAMESPACE}}`, 'last 6 hours'],
      ],
    },
    {
      title: 'Requests in flight',
      thresholds: [100, 300],
      queries: [
        [
          `sum by (pod) (http_requests_in_flight{job="backend-api",${NAMESPACE}})`,
          '{{pod}}',
        ],
      ],
    },
  ];
}

function behind(): PanelSpec[] {
  return [
    {
      title: 'Slow database queries',
      unit: 's',
      thresholds: [1, 3],
      queries: [
        [
          percentile(0.95, 'db_query_duration_seconds', NAMESPACE, 'operation'),
          '{{operation}}',
        ],
      ],
    },
    {
      title: 'Outside providers',
      unit: 's',
      thresholds: [5, 10],
      queries: [
        [
          percentile(
            0.95,
            'external_request_duration_seconds',
            NAMESPACE,
            'provider',
          ),
          '{{provider}}',
        ],
      ],
    },
    {
      title: 'Failed authentications',
      unit: 'reqps',
      thresholds: [1, 10],
      queries: [
        [rate('auth_failures_total', NAMESPACE, 'reason'), '{{reason}}'],
      ],
    },
    {
      title: 'Refused by the rate limit',
      unit: 'reqps',
      thresholds: [5, 50],
      queries: [[rate('rate_limited_requests_total', NAMESPACE), 'refused']],
    },
    {
      title: 'Business operations',
      unit: 'ops',
      queries: [
        [
          rate('business_operations_total', NAMESPACE, 'operation, outcome'),
          '{{operation}}: {{outcome}}',
        ],
      ],
    },
    {
      title: 'Capacity',
      unit: 'percentunit',
      thresholds: [0.9, 1],
      queries: [
        [
          `max by (resource) (business_capacity_ratio{${NAMESPACE}})`,
          '{{resource}}',
        ],
      ],
    },
  ];
}

function process(): PanelSpec[] {
  const selector = `job="backend-api",${NAMESPACE}`;
  return [
    {
      title: 'Event loop lag',
      unit: 's',
      thresholds: [0.2, 1],
      queries: [
        [
          `max by (pod) (nodejs_eventloop_lag_p99_seconds{${selector}})`,
          '{{pod}}',
        ],
      ],
    },
    {
      title: 'Memory',
      unit: 'bytes',
      thresholds: [460e6, 512e6],
      queries: [
        [
          `max by (pod) (process_resident_memory_bytes{${selector}})`,
          '{{pod}}',
        ],
      ],
    },
  ];
}
