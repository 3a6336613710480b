import type { TodoItem } from '@jalon/plugin-todo-progress-common';

const WEEK = 7 * 24 * 60 * 60 * 1000;

export interface Week {
  /** Its first moment, in milliseconds. */
  readonly start: number;
  readonly finished: number;
}

/** How many items were finished in each of the last weeks, oldest first. */
export function finishedPerWeek(
  items: readonly TodoItem[],
  now: number,
  count: number,
): Week[] {
  const first = now - count * WEEK;
  const finished = new Array<number>(count).fill(0);
  for (const { state, since } of items) {
    const index =
      state === 'done' && since
        ? Math.floor((Date.parse(since) - first) / WEEK)
        : -1;
    if (index >= 0) {
      finished[Math.min(index, count - 1)] += 1;
    }
  }
  return finished.map((number, index) => ({
    start: first + index * WEEK,
    finished: number,
  }));
}
