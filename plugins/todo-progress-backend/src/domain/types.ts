import type {
  TodoDiagnosticCode,
  TodoState,
} from '@jalon/plugin-todo-progress-common';

/** A link or a text after `Ref:`, as written in the file. */
export interface ParsedReference {
  readonly text: string;
  /** Target of the link as written; undefined for plain text. */
  readonly target?: string;
}

export interface ParsedItem {
  readonly id?: string;
  /** Unique in its file; the id where there is one. */
  readonly key: string;
  readonly state: TodoState;
  readonly title: string;
  /** Index into `ParsedFile.sections`. */
  readonly section: number;
  readonly depth: number;
  readonly line: number;
  readonly references: readonly ParsedReference[];
}

export interface ParsedSection {
  readonly title: string;
  readonly anchor?: string;
  readonly line: number;
}

export interface ParsedDiagnostic {
  readonly code: TodoDiagnosticCode;
  readonly severity: 'warning' | 'error';
  readonly message: string;
  readonly line: number;
}

/** What one Markdown file says, independent of where it is. */
export interface ParsedFile {
  readonly sections: readonly ParsedSection[];
  readonly items: readonly ParsedItem[];
  readonly diagnostics: readonly ParsedDiagnostic[];
  /** Anchors and heading slugs that a link may point to. */
  readonly anchors: readonly string[];
}
