/** Matcher of the namespaces that a person has chosen. */
export const NAMESPACE = 'namespace=~"$namespace"';

/** PromQL: growth a second, summed up. */
export function rate(metric: string, selector: string, by = ''): string {
  const grouping = by ? ` by (${by})` : '';
  return `sum${grouping} (rate(${metric}{${selector}}[$__rate_interval]))`;
}

/** PromQL: a percentile of a histogram. */
export function percentile(
  quantile: number,
  histogram: string,
  selector: string,
  by = '',
): string {
  const grouping = by ? `${by}, le` : 'le';
  return `histogram_quantile(${quantile}, ${rate(
    `${histogram}_bucket`,
    selector,
    grouping,
  )})`;
}
