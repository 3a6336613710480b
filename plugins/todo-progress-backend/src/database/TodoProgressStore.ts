import type {
  TodoHistoryPoint,
  TodoSyncProblem,
} from '@jalon/plugin-todo-progress-common';
import type { FileStates } from '../domain/history';
import type { Snapshot } from '../domain/snapshotTypes';

/** What was read of an entity. */
export interface StoredProgress extends Snapshot {
  readonly points: readonly TodoHistoryPoint[];
  readonly commit?: { readonly sha: string; readonly url: string };
}

/** One entity as stored; `progress` is what was last read without an error. */
export interface StoredEntity {
  readonly entityRef: string;
  readonly progress: StoredProgress;
  readonly syncedAt?: string;
  readonly problem?: TodoSyncProblem;
}

/** What the worker needs to know to see that nothing is to be done. */
export interface StoredState {
  readonly source: string;
  readonly headSha?: string;
  readonly problemCode?: TodoSyncProblem['code'];
}

/** Names the content of a file for ever. */
export interface FileAtCommit {
  /** `host/owner/name` */
  readonly repository: string;
  readonly path: string;
  readonly sha: string;
}

/** Keeps what was read from the repositories. */
export interface TodoProgressStore {
  get(entityRef: string): Promise<StoredEntity | undefined>;

  /** By entity reference, of all entities. */
  states(): Promise<Map<string, StoredState>>;

  /** Replaces what was read of an entity. */
  save(
    entityRef: string,
    read: {
      source: string;
      progress: StoredProgress;
      syncedAt: string;
      problem?: TodoSyncProblem;
    },
  ): Promise<void>;

  /**
   * Notes that reading failed and keeps what was read before. The time since
   * when is kept while the problem stays the same.
   */
  saveProblem(
    entityRef: string,
    source: string,
    problem: Required<TodoSyncProblem>,
  ): Promise<void>;

  /** Notes that nothing has changed. */
  touch(entityRefs: readonly string[], syncedAt: string): Promise<void>;

  remove(entityRefs: readonly string[]): Promise<void>;

  /** States of a file's items at those commits that are known, by commit. */
  knownRevisions(
    repository: string,
    path: string,
  ): Promise<Map<string, FileStates>>;

  saveRevision(revision: FileAtCommit, states: FileStates): Promise<void>;

  /** Forgets what is known of a file at other commits than these. */
  pruneRevisions(
    repository: string,
    path: string,
    keep: ReadonlySet<string>,
  ): Promise<void>;
}
