import type { SnapshotItem } from './snapshotTypes';
import { summarize } from './summary';

const now = new Date('2025-06-30T00:00:00Z');

function item(
  key: string,
  state: 'open' | 'done',
  sectionId: string,
  since?: string,
) {
  return { key, fileKey: key, state, sectionId, since } as SnapshotItem;
}

describe('summarize', () => {
  it('calls stalled what waits in a begun section that stands still', () => {
    const { items, summary } = summarize(
      [
        item('a', 'done', 'begun', '2025-01-01T00:00:00Z'),
        item('b', 'open', 'begun', '2025-01-01T00:00:00Z'),
        item('c', 'open', 'begun', '2025-06-20T00:00:00Z'),
        item('d', 'open', 'begun'),
        item('e', 'done', 'moving', '2025-06-15T00:00:00Z'),
        item('f', 'open', 'moving', '2025-01-01T00:00:00Z'),
        item('g', 'open', 'not begun', '2025-01-01T00:00:00Z'),
      ],
      now,
    );
    expect(items.filter(one => one.stalled).map(one => one.key)).toEqual(['b']);
    expect(summary).toEqual({ windowDays: 30, doneInWindow: 1, stalled: 1 });
    expect(items[0]).not.toHaveProperty('fileKey');
  });
});
