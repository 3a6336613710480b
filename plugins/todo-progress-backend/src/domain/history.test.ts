import {
  changeKey,
  FileStates,
  finishPoints,
  replayHistory,
  withHistory,
} from './history';
import type { SnapshotItem } from './snapshotTypes';

const day = (number: number) =>
  `2025-01-${String(number).padStart(2, '0')}T08:00:00.000Z`;

function revision(
  at: string,
  by: string,
  before: FileStates,
  after: FileStates,
) {
  return { sha: at, at, by, before, after };
}

const first = revision(day(1), 'Amel', {}, { a: 'open', b: 'open' });
const second = revision(day(2), 'Moussa', first.after, {
  a: 'done',
  b: 'open',
});
const third = revision(day(3), 'Amel', second.after, { a: 'done', c: 'done' });

function item(key: string, state: 'open' | 'done', file = 'TODO.md') {
  return { key, fileKey: key, state, file } as SnapshotItem;
}

describe('replayHistory', () => {
  it('counts what each commit left, oldest first', () => {
    const { points, changes } = replayHistory([
      {
        path: 'TODO.md',
        revisions: [third, second, first],
        truncated: false,
      },
    ]);
    expect(points).toEqual([
      { at: day(1), total: 2, done: 0 },
      { at: day(2), total: 2, done: 1 },
      { at: day(3), total: 2, done: 2 },
    ]);
    expect(changes.get(changeKey('TODO.md', 'a'))).toEqual({
      state: 'done',
      at: day(2),
      by: 'Moussa',
      added: false,
    });
  });

  it('is not misled by a branch that was cut before an item was ticked', () => {
    const branch = revision(day(4), 'Amel', first.after, {
      a: 'open',
      b: 'done',
    });
    const merge = revision(day(5), 'Amel', second.after, {
      a: 'done',
      b: 'done',
    });
    const { points, changes } = replayHistory([
      {
        path: 'TODO.md',
        revisions: [merge, branch, second, first],
        truncated: false,
      },
    ]);
    expect(points.map(point => point.done)).toEqual([0, 1, 2]);
    expect(changes.get(changeKey('TODO.md', 'a'))?.at).toBe(day(2));
    expect(changes.get(changeKey('TODO.md', 'b'))?.at).toBe(day(4));
  });

  it('does not guess what happened before the oldest commit it knows', () => {
    const { points, changes } = replayHistory([
      { path: 'TODO.md', revisions: [second], truncated: true },
    ]);
    expect(points).toEqual([{ at: day(2), total: 2, done: 1 }]);
    expect(changes.get(changeKey('TODO.md', 'b'))).toEqual({
      state: 'open',
      added: false,
    });
  });

  it('adds several files up', () => {
    const { points } = replayHistory([
      { path: 'a.md', revisions: [second, first], truncated: false },
      {
        path: 'b.md',
        revisions: [revision(day(2), 'Amel', {}, { a: 'done' })],
        truncated: false,
      },
    ]);
    expect(points).toEqual([
      { at: day(1), total: 2, done: 0 },
      { at: day(2), total: 3, done: 2 },
    ]);
  });
});

describe('withHistory', () => {
  const history = replayHistory([
    { path: 'TODO.md', revisions: [second, first], truncated: false },
  ]);

  it('tells since when and by whom', () => {
    expect(
      withHistory([item('a', 'done'), item('b', 'open')], history),
    ).toEqual([
      { ...item('a', 'done'), since: day(2), by: 'Moussa' },
      { ...item('b', 'open'), since: day(1), by: 'Amel' },
    ]);
  });

  it('says nothing about an item the history does not know', () => {
    expect(withHistory([item('z', 'done')], history)).toEqual([
      item('z', 'done'),
    ]);
  });

  it('remembers an item whose file was renamed', () => {
    const renamed = replayHistory([
      {
        path: 'docs/TODO.md',
        revisions: [revision(day(9), 'CI', {}, { a: 'done' })],
        truncated: false,
      },
    ]);
    const [moved] = withHistory([item('a', 'done', 'docs/TODO.md')], renamed, [
      { ...item('a', 'done'), since: day(2), by: 'Moussa' },
    ]);
    expect(moved).toMatchObject({ since: day(2), by: 'Moussa' });
  });
});

describe('finishPoints', () => {
  it('ends in the present numbers', () => {
    const points = [{ at: day(1), total: 2, done: 0 }];
    const present = { at: day(2), total: 2, done: 1 };
    expect(finishPoints(points, present)).toEqual([...points, present]);
    expect(finishPoints(points, { ...present, done: 0 })).toEqual(points);
  });

  it('keeps at most two hundred, with both ends', () => {
    const points = Array.from({ length: 999 }, (_, index) => ({
      at: new Date(index * 1000).toISOString(),
      total: 1000,
      done: index,
    }));
    const finished = finishPoints(points, points[998]);
    expect(finished).toHaveLength(200);
    expect(finished[0]).toBe(points[0]);
    expect(finished[199]).toBe(points[998]);
  });
});
