import type { DeploymentState } from '@jalon/plugin-deployments-common';
import { DEPLOYMENT_STATES } from './deployments';

/** Days that the period filter offers. */
export const PERIODS = [7, 30, 90] as const;
const DEFAULT_PERIOD = 30;
const DAY_MS = 24 * 60 * 60 * 1000;
/** What "all time" means to the metrics, which need a number. */
const LONGEST_DAYS = 365;

/** What a Deployments tab shows, as its address says. */
export interface TabState {
  readonly environment?: string;
  readonly state?: DeploymentState;
  readonly query?: string;
  /** Undefined: all time. */
  readonly days?: number;
  /** Cursors of the pages that were turned, the last is of this page. */
  readonly after: readonly string[];
  readonly selected?: string;
  readonly compare?: string;
}

/** Reads an address leniently: what it cannot mean is left out. */
export function readTabState(params: URLSearchParams): TabState {
  const period = params.get('period');
  const known = PERIODS.find(days => String(days) === period);
  return {
    environment: params.get('environment') || undefined,
    state: DEPLOYMENT_STATES.find(state => state === params.get('state')),
    query: params.get('q') || undefined,
    days: period === 'all' ? undefined : known ?? DEFAULT_PERIOD,
    after: params.getAll('after').filter(Boolean),
    selected: params.get('deployment') || undefined,
    compare: params.get('compare') || undefined,
  };
}

/** How the period stands in the address; the default stands nowhere. */
export const writePeriod = (period: string) =>
  period === String(DEFAULT_PERIOD) ? undefined : period;

/** Whether a filter leaves something out that clearing would show. */
export const isFiltered = ({ environment, state, query, days }: TabState) =>
  Boolean(environment || state || query || days);

/**
 * The beginning of the period, at midnight in UTC: the same question within a
 * day, so that a cursor keeps fitting to it.
 */
export function sinceOf(
  days: number | undefined,
  now: number,
): string | undefined {
  if (days === undefined) {
    return undefined;
  }
  const midnight = Math.floor(now / DAY_MS) * DAY_MS;
  return new Date(midnight - days * DAY_MS).toISOString();
}

export const metricsDays = (days: number | undefined) => days ?? LONGEST_DAYS;
