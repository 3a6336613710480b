import type { TodoItem, TodoSummary } from '@jalon/plugin-todo-progress-common';
import type { SnapshotItem } from './snapshotTypes';

const WINDOW_DAYS = 30;
const DAY = 24 * 60 * 60 * 1000;

/**
 * What moved lately and what does not. An item that waits for its turn is not
 * stalled: only sections that were begun count, and only when nothing in them
 * was finished in the window.
 */
export function summarize(
  items: readonly SnapshotItem[],
  now: Date,
): { items: TodoItem[]; summary: TodoSummary } {
  const from = now.getTime() - WINDOW_DAYS * DAY;
  const begun = new Set<string>();
  const moving = new Set<string>();
  for (const { state, sectionId, since } of items) {
    if (state === 'done') {
      begun.add(sectionId);
      if (since && Date.parse(since) >= from) {
        moving.add(sectionId);
      }
    }
  }
  const result = items.map(({ fileKey: _, ...item }) => ({
    ...item,
    ...(item.state === 'open' &&
      item.since &&
      Date.parse(item.since) < from &&
      begun.has(item.sectionId) &&
      !moving.has(item.sectionId) && { stalled: true }),
  }));
  return {
    items: result,
    summary: {
      windowDays: WINDOW_DAYS,
      doneInWindow: items.filter(
        item =>
          item.state === 'done' && item.since && Date.parse(item.since) >= from,
      ).length,
      stalled: result.filter(item => item.stalled).length,
    },
  };
}
