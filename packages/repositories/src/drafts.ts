import { ConflictError, InputError, NotFoundError } from '@backstage/errors';
import { CommitRequest, FileChange, Person, PullRequestRequest } from './types';
import {
  assertFullSha,
  assertPath,
  assertPerson,
  assertRevision,
  parseTime,
} from './validation';

/** A change with what only a first commit may hold: symbolic links. */
export interface TreeChange extends FileChange {
  readonly link?: boolean;
}

/** A commit to be written; it becomes visible only through a reference. */
export interface CommitDraft {
  readonly expectedParent?: string;
  /** Complete, with its trailers. */
  readonly message: string;
  readonly author: Person;
  readonly date?: string;
  readonly changes: readonly TreeChange[];
}

export type FileMode = '100644' | '100755' | '120000';

const FOLDER_MODE = '040000';

/** Refuses a request before anything is written for it. */
export function assertCommit(
  request: CommitRequest | PullRequestRequest,
): void {
  if (request.branch !== undefined) {
    assertRevision(request.branch);
  }
  if ('date' in request && request.date !== undefined) {
    parseTime(request.date);
  }
  assertFullSha(request.expectedParent);
  assertPerson(request.author);
  const paths = request.changes.map(change => change.path);
  paths.forEach(assertPath);
  if (paths.length === 0 || new Set(paths).size !== paths.length) {
    throw new InputError(
      'A commit must change at least one file, and no file twice',
    );
  }
}

/** Refuses a change that what is there now does not allow. */
export function assertPossible(
  { path, content }: TreeChange,
  currentMode: string | undefined,
): void {
  const isFolder = currentMode === FOLDER_MODE;
  if (content === null && (!currentMode || isFolder)) {
    throw new NotFoundError(`There is no file '${path}' to delete`);
  }
  if (isFolder) {
    throw new InputError(`'${path}' is a folder, no file`);
  }
}

/** The mode of a changed file, which by default keeps its executable bit. */
export function modeOf(
  change: TreeChange,
  currentMode: string | undefined,
): FileMode {
  if (change.link) {
    return '120000';
  }
  const executable = change.executable ?? currentMode === '100755';
  return executable ? '100755' : '100644';
}

/** When a draft was made, in whole seconds as Git keeps it. */
export function secondsOf(draft: CommitDraft): number {
  const date = draft.date ? parseTime(draft.date) : new Date();
  return Math.floor(date.getTime() / 1000);
}

export function branchMovedOn(branch: string, expected: string): ConflictError {
  return new ConflictError(
    `The branch '${branch}' has moved on from ${expected.slice(0, 7)}: ` +
      `read it again and repeat the change on its new head`,
  );
}

export function branchExists(branch: string): ConflictError {
  return new ConflictError(`A branch '${branch}' exists already`);
}

export function nothingToChange(parent: string): ConflictError {
  return new ConflictError(
    `The files are already as the commit would make them at ` +
      `${parent.slice(0, 7)}`,
  );
}
