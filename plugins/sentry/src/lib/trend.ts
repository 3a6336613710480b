import type {
  DailyEvents,
  DeploymentMark,
  SentryTrend,
} from '@jalon/plugin-sentry-common';

export const DAY_MS = 24 * 60 * 60 * 1000;
/** Versions closer than this share of the plot would be written over. */
const LABEL_SHARE = 0.08;

/** One day of the plot, in UTC as Sentry counts. */
export interface TrendPoint extends DailyEvents {
  readonly start: number;
  /** Where its bar stands. */
  readonly noon: number;
  readonly deployments: readonly DeploymentMark[];
}

/** The days with what was deployed on each. */
export function trendPoints(trend: SentryTrend): TrendPoint[] {
  return trend.days.map(({ date, events }) => {
    const start = Date.parse(`${date}T00:00:00Z`);
    return {
      date,
      events,
      start,
      noon: start + DAY_MS / 2,
      deployments: trend.deployments.filter(({ at }) => {
        const moment = Date.parse(at);
        return moment >= start && moment < start + DAY_MS;
      }),
    };
  });
}

/** Every second day from the last, or every day when there are few. */
export function ticksOf(points: readonly TrendPoint[]): number[] {
  const step = points.length > 8 ? 2 : 1;
  return points
    .filter((_, index) => (points.length - 1 - index) % step === 0)
    .map(({ noon }) => noon);
}

/**
 * The marks that get their version written above them: those of the
 * environment in question, newest first, as far as there is room.
 */
export function labelledMarks(
  marks: readonly DeploymentMark[],
  environment: string | undefined,
  span: number,
): ReadonlySet<string> {
  const labelled: DeploymentMark[] = [];
  for (const mark of [...marks].reverse()) {
    const isWanted = !environment || mark.environment === environment;
    const hasRoom = labelled.every(
      other =>
        Math.abs(Date.parse(other.at) - Date.parse(mark.at)) >=
        span * LABEL_SHARE,
    );
    if (isWanted && hasRoom) {
      labelled.push(mark);
    }
  }
  return new Set(labelled.map(({ id }) => id));
}
