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
  /** The repository has no such file or anchor. */
  readonly missing?: boolean;
}

/** @public */
export interface TodoItem {
  /** Such as `PL-001`; undefined for an item without one. */
  readonly id?: string;
  /**
   * Names the item in the address of a page. The id where there is one that
   * is unique, otherwise made from the file and the title.
   */
  readonly key: string;
  readonly state: TodoState;
  /** Plain text without id and references. */
  readonly title: string;
  /** Title of the section it stands in. */
  readonly section: string;
  /** `TodoSection.id` of the section it stands in. */
  readonly sectionId: string;
  /** How many items it is nested in; 0 at the top. */
  readonly depth: number;
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
  /**
   * It is open for longer than `TodoSummary.windowDays` in a section that was
   * begun and in which nothing was finished since.
   */
  readonly stalled?: boolean;
}

/** @public */
export interface TodoSection {
  /** Unique among the sections of one entity; stable while its title is. */
  readonly id: string;
  readonly title: string;
  /** Anchor before its heading, such as `pl-ci`. */
  readonly anchor?: string;
  readonly total: number;
  readonly done: number;
  /** Path of the file inside the repository. */
  readonly file: string;
  /** Line of the heading, from 1. */
  readonly line: number;
  /** Address of the heading for a browser. */
  readonly url: string;
}

/**
 * What can be wrong with a line of a to-do file.
 *
 * @public
 */
export type TodoDiagnosticCode =
  | 'duplicate-id'
  | 'malformed-id'
  | 'missing-check-mark'
  | 'unreadable-check-mark'
  | 'empty-title'
  | 'text-too-long'
  | 'unresolved-link'
  | 'unresolved-anchor'
  | 'unsafe-link'
  | 'file-too-large'
  | 'file-not-text'
  | 'too-many-items'
  | 'too-many-files';

/** @public */
export interface TodoDiagnostic {
  /** Stable name, such as `duplicate-id`. */
  readonly code: TodoDiagnosticCode;
  /** In English, a sentence that says what to change. */
  readonly message: string;
  readonly file: string;
  readonly line: number;
  readonly url: string;
  /**
   * `warning`: the item is counted all the same; `error`: something in the
   * file is not counted.
   */
  readonly severity: 'warning' | 'error';
}

/** @public */
export interface TodoHistoryPoint {
  /** ISO 8601 */
  readonly at: string;
  readonly total: number;
  readonly done: number;
}

/** @public */
export interface TodoSummary {
  /** Length of the window that the other numbers look back on, in days. */
  readonly windowDays: number;
  /** Items that were finished in the window. */
  readonly doneInWindow: number;
  /** Items with `TodoItem.stalled`. */
  readonly stalled: number;
}

/** @public */
export interface TodoProgress {
  readonly total: number;
  readonly done: number;
  readonly summary: TodoSummary;
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
  /**
   * When the repository was last read without an error; ISO 8601. Undefined
   * together with `problem` before the first reading.
   */
  readonly syncedAt?: string;
  readonly problem?: TodoSyncProblem;
}

/** @public */
export interface TodoSyncProblem {
  /**
   * `no-repository`: the entity names no repository; `no-files`: no to-do file
   * was found; `unreachable`: the repository's host does not answer; `invalid`:
   * what the entity says about its repository or its files cannot be used.
   */
  readonly code: 'no-repository' | 'no-files' | 'unreachable' | 'invalid';
  readonly message: string;
  readonly since?: string;
}
