import type { Scope } from './types';

/** A series in Prometheus' notation. */
export function series(
  metric: string,
  labels: Readonly<Record<string, string>>,
): string {
  const pairs = Object.entries(labels).map(
    ([label, value]) => `${label}="${value}"`,
  );
  return `${metric}{${pairs.join(',')}}`;
}

/** Two hours of the same value, one sample a minute. */
export const constant = (value: number) => `${value}x120`;

/** Two hours of a counter, or of what shrinks, one sample a minute. */
export const growing = (perMinute: number, from = 0) =>
  `${from}${perMinute < 0 ? '' : '+'}${perMinute}x120`;

/**
 * The buckets of a histogram into which one observation a second falls, all of
 * them no greater than a bound; below it there is none.
 */
export function observations(
  metric: string,
  labels: Readonly<Record<string, string>>,
  bound: string,
): Record<string, string> {
  const bounds = ['0.1', '0.5', '2.5', '10', '60', '300', '+Inf'];
  return Object.fromEntries(
    bounds.map((le, index) => [
      series(`${metric}_bucket`, { ...labels, le }),
      index < bounds.indexOf(bound) ? constant(0) : growing(60),
    ]),
  );
}

/** PromQL: the share of one rate in another. */
export function ratio(
  by: string,
  part: string,
  whole: string,
  window: string,
): string {
  return (
    `sum by (${by}) (rate(${part}[${window}]))\n` +
    `  / sum by (${by}) (rate(${whole}[${window}]))`
  );
}

/** PromQL: the 95th percentile of a histogram. */
export function p95(by: string, histogram: string, matchers = ''): string {
  return (
    'histogram_quantile(\n' +
    '  0.95,\n' +
    `  sum by (${by}, le) (rate(${histogram}_bucket${matchers}[5m]))\n` +
    ')'
  );
}

/** Labels of an exporter as a target of Prometheus. */
export function exporterLabels(
  { namespace }: Scope,
  job: string,
): Record<string, string> {
  return { job, namespace, instance: '10.0.0.9:9187' };
}
