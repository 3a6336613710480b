import type {
  TodoDiagnostic,
  TodoItem,
  TodoSection,
} from '@jalon/plugin-todo-progress-common';
import type { ParsedFile } from './types';

export interface SourceFile {
  /** Inside of the repository. */
  readonly path: string;
  readonly parsed: ParsedFile;
}

/** What is known about the files that references point to. */
export interface ReferenceFacts {
  /** All files of the repository. */
  readonly files: ReadonlySet<string>;
  /** Anchors by path, for those files that were read. */
  readonly anchors: ReadonlyMap<string, ReadonlySet<string>>;
}

/** Addresses for a person's browser. */
export interface Addresses {
  line(path: string, line: number): string;
  file(path: string, anchor?: string): string;
}

/** An item as stored: what its history says is added when it is known. */
export type SnapshotItem = Omit<TodoItem, 'stalled'> & {
  /** Unique in its file; what the history knows the item by. */
  readonly fileKey: string;
};

/** The to-do items of one entity at one commit. */
export interface Snapshot {
  readonly sections: readonly TodoSection[];
  readonly items: readonly SnapshotItem[];
  readonly diagnostics: readonly TodoDiagnostic[];
}
