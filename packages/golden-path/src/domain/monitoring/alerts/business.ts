import { constant, growing, ratio, series } from './series';
import { Alert, AlertGroup, Scope } from './types';

const OPERATIONS = 'business_operations_total';

/** Does the product do for its users what it is there for? */
export function businessAlerts(scope: Scope): AlertGroup {
  return {
    name: 'business-alerts',
    alerts: scope.has('backend')
      ? [...operations(scope), ...capacity(scope)]
      : [],
  };
}

function operations({ namespace }: Scope): Alert[] {
  const labels = { namespace, operation: 'create-order' };
  const counter = (outcome: string) =>
    series(OPERATIONS, { job: 'backend-api', ...labels, outcome });
  const outcomes = (success: number, failure: number) => ({
    [counter('success')]: growing(success),
    [counter('failure')]: growing(failure),
  });
  const succeeded = (window: string) =>
    `sum by (namespace, operation) (rate(${OPERATIONS}{outcome="success"}[${window}]`;
  return [
    {
      name: 'HighBusinessFailures',
      severity: 'warning',
      component: 'business',
      expr: `${ratio(
        'namespace, operation',
        `${OPERATIONS}{outcome="failure"}`,
        OPERATIONS,
        '15m',
      )} > 0.1`,
      for: '10m',
      summary: 'More than 10% of a business operation fail',
      description:
        '{{ $value | humanizePercentage }} of {{ $labels.operation }} in {{ $labels.namespace }} fail',
      fires: { series: outcomes(75, 25), labels, value: '25%' },
      silent: { series: outcomes(98, 2) },
    },
    {
      name: 'BusinessOperationsStopped',
      severity: 'warning',
      component: 'business',
      expr:
        `${succeeded('15m')})) == 0\n` +
        `and ${succeeded('1h')} offset 20m)) > 0.02`,
      for: '10m',
      summary: 'A business operation has stopped',
      description:
        'No {{ $labels.operation }} has succeeded in {{ $labels.namespace }} for 15 minutes, an hour ago they did',
      fires: {
        series: { [counter('success')]: '0+60x60 3600+0x60' },
        at: '1h30m',
        labels,
      },
      silent: { series: { [counter('success')]: growing(60) }, at: '1h30m' },
    },
  ];
}

function capacity({ namespace }: Scope): Alert[] {
  const labels = { namespace, resource: 'places' };
  const sample = (value: number) => ({
    [series('business_capacity_ratio', { job: 'backend-api', ...labels })]:
      constant(value),
  });
  const by = 'max by (namespace, resource) (business_capacity_ratio)';
  const description =
    '{{ $labels.resource }} in {{ $labels.namespace }} is used to {{ $value | humanizePercentage }}';
  return [
    {
      name: 'CapacityReached',
      severity: 'warning',
      component: 'business',
      expr: `${by} >= 0.9`,
      for: '5m',
      summary: 'A capacity is nearly used up',
      description,
      fires: { series: sample(0.95), labels, value: '95%' },
      silent: { series: sample(0.5) },
    },
    {
      name: 'CapacityExceeded',
      severity: 'critical',
      component: 'business',
      expr: `${by} > 1`,
      for: '5m',
      summary: 'A capacity is exceeded',
      description,
      inhibits: ['CapacityReached'],
      fires: { series: sample(1.25), labels, value: '125%' },
      silent: { series: sample(0.95) },
    },
  ];
}
