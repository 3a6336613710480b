import { PAGES, REQUEST_MATCHERS, requestLabels } from './requests';
import { growing, observations, p95, ratio, series } from './series';
import { Alert, AlertGroup, Scope } from './types';

const REQUESTS = 'http_request_duration_seconds';
const EXTERNAL = 'external_request_duration_seconds';

/** Do requests, queries and outside providers answer in time? */
export function latencyAlerts(scope: Scope): AlertGroup {
  return {
    name: 'latency-alerts',
    alerts: [
      ...(scope.has('backend')
        ? [...apiLatency(scope), slowQueries(scope), ...providers(scope)]
        : []),
      ...(scope.has('frontend') ? [slowPages(scope)] : []),
    ],
  };
}

function apiLatency({ namespace }: Scope): Alert[] {
  const labels = requestLabels(namespace, '200');
  return [
    {
      name: 'HighAPILatency',
      severity: 'warning',
      component: 'backend',
      expr: `${p95('namespace', REQUESTS, REQUEST_MATCHERS)} > 2`,
      for: '5m',
      summary: 'The API is slow',
      description:
        'One request in twenty takes more than {{ $value | humanizeDuration }} in {{ $labels.namespace }}',
      fires: {
        series: observations(REQUESTS, labels, '10'),
        labels: { namespace },
        value: '9.625s',
      },
      silent: { series: observations(REQUESTS, labels, '0.5') },
    },
    {
      name: 'CriticalAPILatency',
      severity: 'critical',
      component: 'backend',
      expr: `${p95('namespace', REQUESTS, REQUEST_MATCHERS)} > 5`,
      for: '5m',
      summary: 'The API is too slow to be used',
      description:
        'One request in twenty takes more than {{ $value | humanizeDuration }} in {{ $labels.namespace }}',
      inhibits: ['HighAPILatency', 'LatencyBudgetBurn'],
      fires: {
        series: observations(REQUESTS, labels, '10'),
        labels: { namespace },
        value: '9.625s',
      },
      silent: { series: observations(REQUESTS, labels, '2.5') },
    },
  ];
}

function slowQueries({ namespace }: Scope): Alert {
  const metric = 'db_query_duration_seconds';
  const labels = { job: 'backend-api', namespace, operation: 'findMany' };
  return {
    name: 'SlowDBQueries',
    severity: 'warning',
    component: 'database',
    expr: `${p95('namespace, operation', metric)} > 1`,
    for: '10m',
    summary: 'Database queries are slow',
    description:
      'One {{ $labels.operation }} in twenty takes more than {{ $value | humanizeDuration }} in {{ $labels.namespace }}',
    fires: {
      series: observations(metric, labels, '2.5'),
      labels: { namespace, operation: 'findMany' },
      value: '2.4s',
    },
    silent: { series: observations(metric, labels, '0.5') },
  };
}

function providers({ namespace }: Scope): Alert[] {
  const labels = { job: 'backend-api', namespace, provider: 'news' };
  const calls = (outcome: string) =>
    series(`${EXTERNAL}_count`, { ...labels, outcome });
  return [
    {
      name: 'SlowExternalRequests',
      severity: 'warning',
      component: 'backend',
      expr: `${p95('namespace, provider', EXTERNAL)} > 5`,
      for: '10m',
      summary: 'An outside provider is slow',
      description:
        'One call of {{ $labels.provider }} in twenty takes more than {{ $value | humanizeDuration }} in {{ $labels.namespace }}',
      fires: {
        series: observations(EXTERNAL, { ...labels, outcome: 'success' }, '10'),
        labels: { namespace, provider: 'news' },
        value: '9.625s',
      },
      silent: {
        series: observations(
          EXTERNAL,
          { ...labels, outcome: 'success' },
          '0.5',
        ),
      },
    },
    {
      name: 'ExternalProviderFailing',
      severity: 'warning',
      component: 'backend',
      expr: `${ratio(
        'namespace, provider',
        `${EXTERNAL}_count{outcome!="success"}`,
        `${EXTERNAL}_count`,
        '10m',
      )} > 0.2`,
      for: '10m',
      summary: 'An outside provider fails',
      description:
        '{{ $value | humanizePercentage }} of the calls of {{ $labels.provider }} fail in {{ $labels.namespace }}',
      fires: {
        series: {
          [calls('success')]: growing(50),
          [calls('failure')]: growing(50),
        },
        labels: { namespace, provider: 'news' },
        value: '50%',
      },
      silent: {
        series: {
          [calls('success')]: growing(95),
          [calls('failure')]: growing(5),
        },
      },
    },
  ];
}

function slowPages({ namespace }: Scope): Alert {
  const labels = {
    ...requestLabels(namespace, '200'),
    job: 'frontend',
    route: '/',
  };
  return {
    name: 'SlowPages',
    severity: 'warning',
    component: 'frontend',
    expr: `${p95('namespace', REQUESTS, `{${PAGES}}`)} > 2`,
    for: '10m',
    summary: 'Pages are slow',
    description:
      'One page in twenty takes more than {{ $value | humanizeDuration }} in {{ $labels.namespace }}',
    fires: {
      series: observations(REQUESTS, labels, '10'),
      labels: { namespace },
      value: '9.625s',
    },
    silent: { series: observations(REQUESTS, labels, '0.5') },
  };
}
