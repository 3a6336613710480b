import type { DailyEvents } from '@jalon/plugin-sentry-common';

const DAY_MS = 24 * 60 * 60_000;

/** The first of `count` days (UTC) that end with the day of `now`. */
export function firstDay(now: Date, count: number): string {
  return new Date(now.getTime() - (count - 1) * DAY_MS)
    .toISOString()
    .slice(0, 10);
}

/** `count` days that end with the day of `now`, without gaps. */
export function fillDays(
  known: ReadonlyMap<string, number>,
  now: Date,
  count: number,
): DailyEvents[] {
  return Array.from({ length: count }, (_, index) => {
    const date = firstDay(now, count - index);
    return { date, events: known.get(date) ?? 0 };
  });
}
