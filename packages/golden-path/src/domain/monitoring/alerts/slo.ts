import { requestLabels, requests, requestsWithin } from './requests';
import { constant, growing, ratio, series } from './series';
import { Alert, AlertGroup, RecordingRule, Scope } from './types';

/** Share of requests that may fail: the objective is 99.5%. */
const ERROR_BUDGET = 0.005;

/** Share of requests that may take longer than half a second. */
const LATENCY_BUDGET = 0.05;

const WINDOWS = ['5m', '30m', '1h', '6h', '3d'] as const;

type Window = (typeof WINDOWS)[number];

const errorsOver = (window: Window) => `slo:http_errors:ratio_rate${window}`;
const slowOver = (window: Window) => `slo:http_slow:ratio_rate${window}`;

/**
 * How fast the error budgets are spent. The long window says that it matters,
 * the short one that it still goes on.
 */
export function sloAlerts(scope: Scope): AlertGroup {
  if (!scope.has('backend')) {
    return { name: 'slo-alerts', alerts: [] };
  }
  return {
    name: 'slo-alerts',
    records: WINDOWS.flatMap(recordings),
    alerts: [...errorBudget(scope), ...latencyBudget(scope)],
  };
}

function recordings(window: Window): RecordingRule[] {
  const failed = requests('status_code=~"5.."');
  return [
    {
      record: errorsOver(window),
      expr: ratio('namespace', failed, requests(), window),
    },
    {
      record: slowOver(window),
      expr: `1 - ${ratio(
        'namespace',
        requestsWithin('0.5'),
        requests(),
        window,
      )}`,
    },
  ];
}

/** PromQL: a budget is spent so many times too fast over both windows. */
function burning(
  record: (window: Window) => string,
  [long, short]: readonly [Window, Window],
  [times, budget]: readonly [number, number],
): string {
  return (
    `${record(long)} > ${times} * ${budget}\n` +
    `and ${record(short)} > ${times} * ${budget}`
  );
}

function errorBudget({ namespace }: Scope): Alert[] {
  const counter = (statusCode: string) =>
    series(
      'http_request_duration_seconds_count',
      requestLabels(namespace, statusCode),
    );
  const traffic = (succeeding: number, failing: number) => ({
    [counter('200')]: growing(succeeding),
    [counter('500')]: growing(failing),
  });
  const description =
    '{{ $value | humanizePercentage }} of the requests in {{ $labels.namespace }} fail; the objective allows 0.5%';
  return [
    {
      name: 'ErrorBudgetBurnFast',
      severity: 'critical',
      component: 'backend',
      expr: burning(errorsOver, ['1h', '5m'], [14.4, ERROR_BUDGET]),
      for: '2m',
      summary: 'The error budget of a month is gone within two days',
      description,
      inhibits: ['HighErrorRate', 'ErrorBudgetBurnSlow'],
      fires: {
        series: traffic(90, 10),
        labels: { namespace },
        value: '10%',
      },
      silent: { series: traffic(960, 40) },
    },
    {
      name: 'ErrorBudgetBurn',
      severity: 'critical',
      component: 'backend',
      expr: burning(errorsOver, ['6h', '30m'], [6, ERROR_BUDGET]),
      for: '15m',
      summary: 'The error budget of a month is gone within five days',
      description,
      inhibits: ['ErrorBudgetBurnSlow'],
      fires: {
        series: traffic(960, 40),
        labels: { namespace },
        value: '4%',
      },
      silent: { series: traffic(990, 10) },
    },
    {
      name: 'ErrorBudgetBurnSlow',
      severity: 'warning',
      component: 'backend',
      expr: burning(errorsOver, ['3d', '6h'], [1, ERROR_BUDGET]),
      for: '1h',
      summary: 'The error budget of a month does not last the month',
      description,
      fires: {
        series: traffic(990, 10),
        at: '2h',
        labels: { namespace },
        value: '1%',
      },
      silent: { series: traffic(999, 1), at: '2h' },
    },
  ];
}

function latencyBudget({ namespace }: Scope): Alert[] {
  const labels = requestLabels(namespace, '200');
  const traffic = (fast: number, slow: number) => ({
    [series('http_request_duration_seconds_bucket', { ...labels, le: '0.5' })]:
      fast ? growing(fast) : constant(0),
    [series('http_request_duration_seconds_count', labels)]: growing(
      fast + slow,
    ),
  });
  const description =
    '{{ $value | humanizePercentage }} of the requests in {{ $labels.namespace }} take more than 0.5s; the objective allows 5%';
  return [
    {
      name: 'LatencyBudgetBurnFast',
      severity: 'critical',
      component: 'backend',
      expr: burning(slowOver, ['1h', '5m'], [14.4, LATENCY_BUDGET]),
      for: '5m',
      summary: 'Most requests are slower than promised',
      description,
      inhibits: ['HighAPILatency', 'LatencyBudgetBurn'],
      fires: {
        series: traffic(25, 75),
        labels: { namespace },
        value: '75%',
      },
      silent: { series: traffic(75, 25) },
    },
    {
      name: 'LatencyBudgetBurn',
      severity: 'warning',
      component: 'backend',
      expr: burning(slowOver, ['6h', '30m'], [3, LATENCY_BUDGET]),
      for: '15m',
      summary: 'Too many requests are slower than promised',
      description,
      fires: {
        series: traffic(75, 25),
        labels: { namespace },
        value: '25%',
      },
      silent: { series: traffic(99, 1) },
    },
  ];
}
