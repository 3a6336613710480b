import { Moment } from './history';

const MINUTE_MS = 60_000;
const DAY_MS = 24 * 60 * MINUTE_MS;

/**
 * The time a moment stands for. Working days leave out Saturday and Sunday, in
 * UTC, which is Dakar's time all year.
 */
export function timeOf(moment: Moment, now: Date): Date {
  if ('minutesAgo' in moment) {
    return new Date(now.getTime() - moment.minutesAgo * MINUTE_MS);
  }
  let day = Math.floor(now.getTime() / DAY_MS);
  for (let left = moment.workingDaysAgo; left > 0; ) {
    day -= 1;
    if (isWorkingDay(day)) {
      left -= 1;
    }
  }
  return new Date(day * DAY_MS + moment.minuteOfDay * MINUTE_MS);
}

function isWorkingDay(day: number): boolean {
  const weekday = new Date(day * DAY_MS).getUTCDay();
  return weekday !== 0 && weekday !== 6;
}
