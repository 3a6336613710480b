import { Author } from './types';

/** A change of text that the content of the repository already has. */
export interface Edit {
  readonly file: string;
  /** What was there before; nothing when the text was inserted. */
  readonly before: string;
  /** What the content has since, exactly once in the file. */
  readonly after: string;
}

/** One commit of a history, as it is written in `examples/history`. */
export interface HistoryCommit {
  readonly moment: Moment;
  readonly author: string;
  readonly message?: string;
  /** Files and folders (ending in `/`) that begin here; `.` for the rest. */
  readonly add: readonly string[];
  readonly edits: readonly Edit[];
  /** Ids of the to-do items that are ticked here. */
  readonly tick: readonly string[];
  /** Version that is tagged here as `v<version>`. */
  readonly release?: string;
  readonly deploy?: Deploy;
  readonly rollback?: Rollback;
}

export interface Deploy {
  readonly environment: string;
  readonly version: string;
  readonly approvedBy?: string;
}

export interface Rollback {
  readonly environment: string;
  readonly version: string;
  /** The id that the operation left in its trailer. */
  readonly operation: string;
  readonly reason: string;
}

/** When a commit was made, seen from the moment the repository is created. */
export type Moment =
  | { readonly workingDaysAgo: number; readonly minuteOfDay: number }
  | { readonly minutesAgo: number };

const COMMIT_KEYS = [
  'day',
  'at',
  'ago',
  'by',
  'message',
  'add',
  'edits',
  'tick',
  'release',
  'deploy',
  'rollback',
];

/** Who pushes when a history does not say so. */
const AUTOMATION = 'ci';

/** Checks the shape of a history file; throws an `Error` that names the place. */
export function parseHistory(document: unknown): HistoryCommit[] {
  const commits = record(document, 'history').commits;
  return list(commits, 'commits').map((entry, index) =>
    parseCommit(record(entry, `commits[${index}]`), `commits[${index}]`),
  );
}

/** Checks the shape of the people file. */
export function parsePeople(document: unknown): Map<string, Author> {
  return new Map(
    Object.entries(record(document, 'people')).map(([key, value]) => {
      const person = record(value, key);
      return [
        key,
        {
          name: text(person.name, `${key}.name`),
          email: text(person.email, `${key}.email`),
        },
      ];
    }),
  );
}

function parseCommit(
  commit: Record<string, unknown>,
  place: string,
): HistoryCommit {
  const unknownKey = Object.keys(commit).find(
    key => !COMMIT_KEYS.includes(key),
  );
  if (unknownKey) {
    throw new Error(`${place} has an unknown key '${unknownKey}'`);
  }
  const strings = (key: string) =>
    list(commit[key] ?? [], `${place}.${key}`).map(value =>
      text(value, `${place}.${key}`),
    );
  return {
    moment: parseMoment(commit, place),
    author: text(commit.by ?? AUTOMATION, `${place}.by`),
    message: optionalText(commit.message, `${place}.message`),
    add: strings('add'),
    edits: list(commit.edits ?? [], `${place}.edits`).map(entry => {
      const edit = record(entry, `${place}.edits`);
      return {
        file: text(edit.file, `${place}.edits.file`),
        before: optionalText(edit.before, `${place}.edits.before`) ?? '',
        after: text(edit.after, `${place}.edits.after`),
      };
    }),
    tick: strings('tick'),
    release: optionalText(commit.release, `${place}.release`),
    deploy: commit.deploy
      ? parseDeploy(record(commit.deploy, place), `${place}.deploy`)
      : undefined,
    rollback: commit.rollback
      ? parseRollback(record(commit.rollback, place), `${place}.rollback`)
      : undefined,
  };
}

function parseDeploy(deploy: Record<string, unknown>, place: string): Deploy {
  return {
    environment: text(deploy.environment, `${place}.environment`),
    version: text(deploy.version, `${place}.version`),
    approvedBy: optionalText(deploy.approvedBy, `${place}.approvedBy`),
  };
}

function parseRollback(
  rollback: Record<string, unknown>,
  place: string,
): Rollback {
  return {
    environment: text(rollback.environment, `${place}.environment`),
    version: text(rollback.version, `${place}.version`),
    operation: text(rollback.operation, `${place}.operation`),
    reason: text(rollback.reason, `${place}.reason`).trim(),
  };
}

function parseMoment(commit: Record<string, unknown>, place: string): Moment {
  if (commit.ago !== undefined) {
    const [, hours, minutes] =
      /^(?:(\d+)h)? ?(?:(\d+)m)?$/.exec(text(commit.ago, `${place}.ago`)) ?? [];
    if (hours === undefined && minutes === undefined) {
      throw new Error(`${place}.ago must look like '2h 40m'`);
    }
    return { minutesAgo: Number(hours ?? 0) * 60 + Number(minutes ?? 0) };
  }
  const [, hour, minute] =
    /^(\d\d):(\d\d)$/.exec(text(commit.at, `${place}.at`)) ?? [];
  const day = commit.day;
  if (hour === undefined || typeof day !== 'number' || day < 1) {
    throw new Error(
      `${place} needs 'ago', or 'day' (1 or more) and 'at' ('09:30')`,
    );
  }
  return {
    workingDaysAgo: day,
    minuteOfDay: Number(hour) * 60 + Number(minute),
  };
}

function record(value: unknown, place: string): Record<string, unknown> {
  if (typeof value !== 'object' || value === null || Array.isArray(value)) {
    throw new Error(`${place} must be a mapping`);
  }
  return Object.fromEntries(Object.entries(value));
}

function list(value: unknown, place: string): unknown[] {
  if (!Array.isArray(value)) {
    throw new Error(`${place} must be a list`);
  }
  return value;
}

function text(value: unknown, place: string): string {
  if (typeof value !== 'string' || value === '') {
    throw new Error(`${place} must be a text`);
  }
  return value;
}

function optionalText(value: unknown, place: string): string | undefined {
  return value === undefined ? undefined : text(value, place);
}
