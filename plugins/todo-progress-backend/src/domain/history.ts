import type {
  TodoHistoryPoint,
  TodoState,
} from '@jalon/plugin-todo-progress-common';
import { limits } from './limits';
import type { SnapshotItem } from './snapshotTypes';

/** State of the items of one file at one commit, by their key in the file. */
export type FileStates = Readonly<Record<string, TodoState>>;

/** A commit that changed a to-do file, with the file before and after it. */
export interface Revision {
  readonly sha: string;
  /** ISO 8601 */
  readonly at: string;
  readonly by: string;
  readonly before: FileStates;
  readonly after: FileStates;
}

/** The history of one file. */
export interface FileHistory {
  readonly path: string;
  /** Newest first, as Git tells it. */
  readonly revisions: readonly Revision[];
  /** There are older commits that were not read. */
  readonly truncated: boolean;
}

/** When and by whom an item came to its state. */
export interface Change {
  readonly state: TodoState;
  readonly at?: string;
  readonly by?: string;
  /** The item was written in this commit, already in this state. */
  readonly added: boolean;
}

export interface History {
  readonly points: readonly TodoHistoryPoint[];
  readonly changes: ReadonlyMap<string, Change>;
}

/** Names an item of one file in `History.changes`. */
export function changeKey(path: string, fileKey: string): string {
  return `${path}\n${fileKey}`;
}

/**
 * Replays what each commit changed, oldest first. Changes rather than contents
 * are added up, so that a branch that was cut before an item was ticked does
 * not untick it.
 */
export function replayHistory(files: readonly FileHistory[]): History {
  const changes = new Map<string, Change>();
  const points: TodoHistoryPoint[] = [];
  for (const file of files.filter(({ truncated }) => truncated)) {
    const oldest = file.revisions.at(-1);
    for (const [key, state] of Object.entries(oldest?.before ?? {})) {
      changes.set(changeKey(file.path, key), { state, added: false });
    }
  }
  for (const { path, revision } of inOrder(files)) {
    apply(changes, path, revision);
    pushPoint(points, pointOf(revision.at, [...changes.values()]));
  }
  return { points, changes };
}

/** Tells each item since when and by whom it has its state. */
export function withHistory(
  items: readonly SnapshotItem[],
  history: History,
  previous: readonly SnapshotItem[] = [],
): SnapshotItem[] {
  const earlier = new Map(previous.map(item => [item.key, item]));
  return items.map(item => {
    const change = history.changes.get(changeKey(item.file, item.fileKey));
    const known = change?.state === item.state ? change : undefined;
    const before = earlier.get(item.key);
    const moved =
      (!known || known.added) &&
      before?.state === item.state &&
      before.file !== item.file &&
      before.since;
    const { at: since, by } = moved
      ? { at: before.since, by: before.by }
      : known ?? { at: undefined, by: undefined };
    return { ...item, ...(since && { since }), ...(by && { by }) };
  });
}

/** At most `limits.historyPoints` points that end in the present numbers. */
export function finishPoints(
  points: readonly TodoHistoryPoint[],
  present: TodoHistoryPoint,
): TodoHistoryPoint[] {
  const all = [...points];
  const last = all.at(-1);
  if (last?.total !== present.total || last.done !== present.done) {
    pushPoint(all, present);
  }
  if (all.length <= limits.historyPoints) {
    return all;
  }
  const step = (all.length - 1) / (limits.historyPoints - 1);
  return Array.from(
    { length: limits.historyPoints },
    (_, index) => all[Math.round(index * step)],
  );
}

function inOrder(files: readonly FileHistory[]) {
  return files
    .flatMap(({ path, revisions }) =>
      [...revisions].reverse().map(revision => ({ path, revision })),
    )
    .map((entry, index) => ({ ...entry, index }))
    .sort(
      (a, b) =>
        Date.parse(a.revision.at) - Date.parse(b.revision.at) ||
        a.index - b.index,
    );
}

function apply(
  changes: Map<string, Change>,
  path: string,
  { before, after, at, by }: Revision,
): void {
  for (const key of Object.keys(before)) {
    if (!Object.hasOwn(after, key)) {
      changes.delete(changeKey(path, key));
    }
  }
  for (const [key, state] of Object.entries(after)) {
    const added = !Object.hasOwn(before, key);
    const name = changeKey(path, key);
    if (
      (added || before[key] !== state) &&
      changes.get(name)?.state !== state
    ) {
      changes.set(name, { state, at, by, added });
    }
  }
}

function pointOf(at: string, changes: readonly Change[]): TodoHistoryPoint {
  const done = changes.filter(change => change.state === 'done').length;
  return { at, total: changes.length, done };
}

function pushPoint(points: TodoHistoryPoint[], point: TodoHistoryPoint): void {
  const last = points.at(-1);
  if (last && last.at === point.at) {
    points[points.length - 1] = point;
  } else if (last?.total !== point.total || last.done !== point.done) {
    points.push(point);
  }
}
