import { requestLabels } from './requests';
import { constant, growing, series } from './series';
import { Alert, AlertGroup, Scope } from './types';

const DAY = 24 * 3600;

/** Attacks, and certificates that end. */
export function securityAlerts(scope: Scope): AlertGroup {
  return {
    name: 'security-alerts',
    alerts: [
      ...(scope.has('backend') ? attacks(scope) : []),
      ...certificates(scope),
    ],
  };
}

function attacks({ namespace }: Scope): Alert[] {
  const labels = { job: 'backend-api', namespace };
  const failures = series('auth_failures_total', {
    ...labels,
    reason: 'invalid_token',
  });
  const limited = series('rate_limited_requests_total', labels);
  const forbidden = series(
    'http_request_duration_seconds_count',
    requestLabels(namespace, '403'),
  );
  return [
    {
      name: 'HighAuthFailures',
      severity: 'warning',
      component: 'security',
      expr: 'sum by (namespace, reason) (rate(auth_failures_total[5m])) > 1',
      for: '5m',
      summary: 'Many requests fail to authenticate',
      description:
        '{{ $value | humanize }} requests a second fail to authenticate in {{ $labels.namespace }}: {{ $labels.reason }}',
      fires: {
        series: { [failures]: growing(180) },
        labels: { namespace, reason: 'invalid_token' },
        value: '3',
      },
      silent: { series: { [failures]: growing(6) } },
    },
    {
      name: 'AuthenticationAttack',
      severity: 'critical',
      component: 'security',
      expr: 'sum by (namespace) (rate(auth_failures_total[5m])) > 10',
      for: '2m',
      summary: 'Somebody tries out credentials',
      description:
        '{{ $value | humanize }} requests a second fail to authenticate in {{ $labels.namespace }}',
      inhibits: ['HighAuthFailures'],
      fires: {
        series: { [failures]: growing(1200) },
        labels: { namespace },
        value: '20',
      },
      silent: { series: { [failures]: growing(180) } },
    },
    {
      name: 'HighRateLimiting',
      severity: 'warning',
      component: 'security',
      expr: 'sum by (namespace) (rate(rate_limited_requests_total[5m])) > 5',
      for: '10m',
      summary: 'Many requests are refused by the rate limit',
      description:
        '{{ $value | humanize }} requests a second are refused by the rate limit in {{ $labels.namespace }}',
      fires: {
        series: { [limited]: growing(600) },
        labels: { namespace },
        value: '10',
      },
      silent: { series: { [limited]: growing(6) } },
    },
    {
      name: 'PermissionProbing',
      severity: 'warning',
      component: 'security',
      expr: 'sum by (namespace) (rate(http_request_duration_seconds_count{job="backend-api",status_code="403"}[10m])) > 1',
      for: '10m',
      summary: 'Somebody tries what is not allowed',
      description:
        '{{ $value | humanize }} requests a second are forbidden in {{ $labels.namespace }}',
      fires: {
        series: { [forbidden]: growing(120) },
        labels: { namespace },
        value: '2',
      },
      silent: { series: { [forbidden]: growing(3) } },
    },
  ];
}

function certificates({ answers, namespace, namespaces }: Scope): Alert[] {
  const labels = { namespace, name: `${answers.name}-tls` };
  const left = `certmanager_certificate_expiration_timestamp_seconds{${namespaces}} - time()`;
  const expiry = series(
    'certmanager_certificate_expiration_timestamp_seconds',
    labels,
  );
  const unready = { ...labels, condition: 'False' };
  const ready = series('certmanager_certificate_ready_status', unready);
  const description =
    'The certificate {{ $labels.name }} in {{ $labels.namespace }} ends in {{ $value | humanizeDuration }}';
  // Unit tests look half an hour after the beginning of time
  const days = (count: number) => constant(count * DAY + 1800);
  return [
    {
      name: 'CertificateExpiringSoon',
      severity: 'warning',
      component: 'security',
      expr: `${left} < 14 * 86400`,
      for: '1h',
      summary: 'A certificate ends within two weeks',
      description,
      fires: {
        series: { [expiry]: constant(10 * DAY + 7200) },
        at: '2h',
        labels,
        value: '10d 0h 0m 0s',
      },
      silent: { series: { [expiry]: days(60) }, at: '2h' },
    },
    {
      name: 'CertificateExpiryImminent',
      severity: 'critical',
      component: 'security',
      expr: `${left} < 3 * 86400`,
      for: '5m',
      summary: 'A certificate ends within three days',
      description,
      inhibits: ['CertificateExpiringSoon'],
      fires: {
        series: { [expiry]: days(2) },
        labels,
        value: '2d 0h 0m 0s',
      },
      silent: { series: { [expiry]: days(10) } },
    },
    {
      name: 'CertificateNotReady',
      severity: 'warning',
      component: 'security',
      expr: `certmanager_certificate_ready_status{${namespaces},condition="False"} == 1`,
      for: '15m',
      summary: 'A certificate could not be issued',
      description:
        'cert-manager could not issue {{ $labels.name }} in {{ $labels.namespace }}',
      fires: { series: { [ready]: constant(1) }, labels: unready },
      silent: { series: { [ready]: constant(0) } },
    },
  ];
}
