/**
 * `open`: `[ ]`, `done`: `[x]`.
 *
 * @public
 */
export type TodoState = 'open' | 'done';

/** @public */
export interface TodoReference {
  readonly text: string;
  /** Address for a browser; undefined when it cannot be resolved safely. */
  readonly url?: string;
}

/** @public */
export interface TodoItem {
  /** Such as `PL-001`; undefined for an item without one. */
  readonly id?: string;
  readonly state: TodoState;
  /** Plain text without id and references. */
  readonly title: string;
  /** Title of the section it stands in. */
  readonly section: string;
  /** Path of the file inside the repository. */
  readonly file: string;
  /** Line in the file, from 1. */
  readonly line: number;
  /** Address of that line for a browser. */
  readonly url: string;
  readonly references: readonly TodoReference[];
  /** ISO 8601 time since when it has this state, as far as the history tells. */
  readonly since?: string;
  /** Who brought it to this state. */
  readonly by?: string;
}

/** @public */
export interface TodoSection {
  readonly title: string;
  /** Anchor before its heading, such as `pl-ci`. */
  readonly anchor?: string;
  readonly total: number;
  readonly done: number;
}

/** @public */
export interface TodoDiagnostic {
  /** Stable name, such as `duplicate-id`. */
  readonly code: string;
  readonly message: string;
  readonly file: string;
  readonly line: number;
  readonly url: string;
}

/** @public */
export interface TodoHistoryPoint {
  /** ISO 8601 */
  readonly at: string;
  readonly total: number;
  readonly done: number;
}

/** @public */
export interface TodoProgress {
  readonly total: number;
  readonly done: number;
  readonly sections: readonly TodoSection[];
  readonly items: readonly TodoItem[];
  readonly diagnostics: readonly TodoDiagnostic[];
  /** Done and total over time, oldest first, at most 200 points. */
  readonly history: readonly TodoHistoryPoint[];
  /** The commit it was read from. */
  readonly commit?: { readonly sha: string; readonly url: string };
  readonly sync: TodoSyncStatus;
}

/** @public */
export interface TodoSyncStatus {
  /** When the repository was last read without an error; ISO 8601. */
  readonly syncedAt?: string;
  readonly problem?: TodoSyncProblem;
}

/** @public */
export interface TodoSyncProblem {
  /**
   * `no-repository`: the entity names no repository; `no-files`: no to-do file
   * was found; `unreachable`: the repository's host does not answer.
   */
  readonly code: 'no-repository' | 'no-files' | 'unreachable' | 'invalid';
  readonly message: string;
  readonly since?: string;
}
