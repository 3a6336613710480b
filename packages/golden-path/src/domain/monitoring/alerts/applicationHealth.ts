import { PAGES, requestLabels, requests } from './requests';
import { constant, growing, ratio, series } from './series';
import { Alert, AlertComponent, AlertGroup, Scope } from './types';

/** Is everything up, and does it answer without errors? */
export function applicationHealth(scope: Scope): AlertGroup {
  return {
    name: 'application-health',
    alerts: [
      ...(scope.has('backend')
        ? [
            ...availability(scope, {
              name: 'Backend',
              title: 'Backend API',
              component: 'backend',
              job: 'backend-api',
              for: '1m',
              inhibits: ['HighErrorRate', 'CriticalErrorRate', 'PodNotReady'],
            }),
            ...availability(scope, {
              name: 'Worker',
              title: 'Worker',
              component: 'worker',
              job: 'backend-worker',
              for: '2m',
              inhibits: ['QueueBacklog', 'QueueStalled'],
            }),
            ...errorRates(scope),
          ]
        : []),
      ...(scope.has('frontend')
        ? [
            ...availability(scope, {
              name: 'Frontend',
              title: 'Web frontend',
              component: 'frontend',
              job: 'frontend',
              for: '1m',
              inhibits: ['PageErrors', 'PodNotReady'],
            }),
            pageErrors(scope),
          ]
        : []),
    ],
  };
}

interface Workload {
  readonly name: string;
  readonly title: string;
  readonly component: AlertComponent;
  readonly job: string;
  readonly for: string;
  readonly inhibits?: readonly string[];
}

/** A target that does not answer, and a target that nobody finds any more. */
function availability(scope: Scope, workload: Workload): Alert[] {
  const { name, title, component, job } = workload;
  const target = {
    job,
    instance: '10.0.0.7:3001',
    namespace: scope.namespace,
  };
  const up = series('up', target);
  const duration = workload.for === '1m' ? '1+ minute' : '2+ minutes';
  return [
    {
      name: `${name}Down`,
      severity: 'critical',
      component,
      expr: `up{job="${job}"} == 0`,
      for: workload.for,
      summary: `${title} is down`,
      description: `Instance {{ $labels.instance }} down for ${duration}`,
      inhibits: workload.inhibits,
      fires: { series: { [up]: constant(0) }, labels: target },
      silent: { series: { [up]: constant(1) } },
    },
    {
      name: `${name}Missing`,
      severity: 'critical',
      component,
      expr: `absent(up{job="${job}"})`,
      for: '5m',
      summary: `${title} has no pod`,
      description: `Prometheus has found no pod of job {{ $labels.job }} for 5+ minutes`,
      fires: {
        series: { 'up{job="prometheus"}': constant(1) },
        labels: { job },
      },
      silent: { series: { [up]: constant(1) } },
    },
  ];
}

function errorRates({ namespace }: Scope): Alert[] {
  const failed = requests('status_code=~"5.."');
  const counter = (statusCode: string) =>
    series(
      'http_request_duration_seconds_count',
      requestLabels(namespace, statusCode),
    );
  const traffic = (succeeding: number, failing: number) => ({
    [counter('200')]: growing(succeeding),
    [counter('500')]: growing(failing),
  });
  return [
    {
      name: 'HighErrorRate',
      severity: 'warning',
      component: 'backend',
      expr: `${ratio('namespace', failed, requests(), '5m')} > 0.05`,
      for: '5m',
      summary: 'More than 5% of requests fail',
      description:
        '{{ $value | humanizePercentage }} of the requests in {{ $labels.namespace }} end in a 5xx',
      fires: {
        series: traffic(90, 10),
        labels: { namespace },
        value: '10%',
      },
      silent: { series: traffic(99, 1) },
    },
    {
      name: 'CriticalErrorRate',
      severity: 'critical',
      component: 'backend',
      expr: `${ratio('namespace', failed, requests(), '5m')} > 0.2`,
      for: '2m',
      summary: 'More than 20% of requests fail',
      description:
        '{{ $value | humanizePercentage }} of the requests in {{ $labels.namespace }} end in a 5xx',
      inhibits: ['HighErrorRate', 'EndpointFailing'],
      fires: {
        series: traffic(60, 40),
        labels: { namespace },
        value: '40%',
      },
      silent: { series: traffic(90, 10) },
    },
    {
      name: 'EndpointFailing',
      severity: 'warning',
      component: 'backend',
      expr:
        `${ratio(
          'namespace, method, route',
          failed,
          requests(),
          '10m',
        )} > 0.5\n` +
        `and sum by (namespace, method, route) (rate(${failed}[10m])) > 0.02`,
      for: '10m',
      summary: 'An endpoint fails more often than it works',
      description:
        '{{ $labels.method }} {{ $labels.route }} in {{ $labels.namespace }} fails {{ $value | humanizePercentage }} of the time',
      fires: {
        series: traffic(10, 30),
        labels: { namespace, method: 'GET', route: '/api/v1/orders' },
        value: '75%',
      },
      silent: { series: traffic(30, 10) },
    },
    {
      name: 'TrafficDropped',
      severity: 'warning',
      component: 'backend',
      expr:
        `sum by (namespace) (rate(${requests()}[10m]))\n` +
        `  < 0.1 * sum by (namespace) (rate(${requests()}[1h] offset 20m))\n` +
        `and sum by (namespace) (rate(${requests()}[1h] offset 20m)) > 0.5`,
      for: '10m',
      summary: 'Requests have nearly stopped coming in',
      description:
        'Less than a tenth of the requests of an hour ago reach {{ $labels.namespace }}',
      fires: {
        series: { [counter('200')]: '0+60x60 3600+0x60' },
        at: '1h30m',
        labels: { namespace },
      },
      silent: { series: { [counter('200')]: growing(60) }, at: '1h30m' },
    },
  ];
}

function pageErrors({ namespace }: Scope): Alert {
  const metric = 'http_request_duration_seconds_count';
  const counter = (statusCode: string) =>
    series(metric, {
      ...requestLabels(namespace, statusCode),
      job: 'frontend',
      route: '/',
    });
  return {
    name: 'PageErrors',
    severity: 'warning',
    component: 'frontend',
    expr: `${ratio(
      'namespace',
      `${metric}{${PAGES},status_code=~"5.."}`,
      `${metric}{${PAGES}}`,
      '5m',
    )} > 0.05`,
    for: '5m',
    summary: 'More than 5% of pages fail',
    description:
      '{{ $value | humanizePercentage }} of the pages in {{ $labels.namespace }} end in a 5xx',
    fires: {
      series: { [counter('200')]: growing(90), [counter('500')]: growing(10) },
      labels: { namespace },
      value: '10%',
    },
    silent: {
      series: { [counter('200')]: growing(99), [counter('500')]: growing(1) },
    },
  };
}
