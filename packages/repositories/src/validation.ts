import { InputError } from '@backstage/errors';
import { LogOptions, Person, RepositoryRef } from './types';

const OWNER_OR_NAME = /^[A-Za-z0-9_][A-Za-z0-9._-]{0,99}$/;
const FULL_SHA = /^[0-9a-f]{40}$/;
const ABBREVIATED_SHA = /^[0-9a-f]{7,40}$/;
const MAX_PATH = 1024;
const MAX_REVISION = 250;

/** Whether a text has control characters, NUL and line breaks among them. */
export function hasControlCharacters(text: string): boolean {
  return [...text].some(character => {
    const code = character.charCodeAt(0);
    return code < 0x20 || code === 0x7f;
  });
}

/** Whether both parts of a reference may become parts of a path or address. */
export function isValidRef(ref: { owner: string; name: string }): boolean {
  return [ref.owner, ref.name].every(
    part =>
      OWNER_OR_NAME.test(part) &&
      !part.includes('..') &&
      !/\.(git|lock)?$/i.test(part),
  );
}

export function assertRef(ref: RepositoryRef): void {
  if (!isValidRef(ref)) {
    throw new InputError(
      `${JSON.stringify(`${ref.owner}/${ref.name}`)} is no valid repository: ` +
        `owner and name consist of letters, digits, '-', '_' and '.', begin ` +
        `with a letter, a digit or '_', and do not end in '.git'`,
    );
  }
}

/**
 * Whether a path stays inside the repository and out of `.git`, also after a
 * checkout and on any file system.
 */
export function isValidPath(path: string): boolean {
  return (
    path.length > 0 &&
    path.length <= MAX_PATH &&
    !hasControlCharacters(path) &&
    !path.includes('\\') &&
    path
      .split('/')
      .every(s => s !== '' && s !== '.' && s !== '..' && !isDotGit(s))
  );
}

export function assertPath(path: string): void {
  if (!isValidPath(path)) {
    throw new InputError(
      `${quoted(path)} is no valid path: paths are relative to the root of ` +
        `the repository and have no empty, '.', '..' or '.git' segments`,
    );
  }
}

/** `.git` as case-insensitive file systems, NTFS and HFS+ would read it. */
function isDotGit(segment: string): boolean {
  const plain = segment
    .replace(/[\u200b-\u200f\u202a-\u202e\u2060-\u206f\ufeff]/g, '')
    .replace(/[. ]+$/, '')
    .toLowerCase();
  return plain === '.git' || plain === 'git~1' || plain.startsWith('.git:');
}

/** A branch, tag or commit name that Git would accept and no option or range. */
export function assertRevision(revision: string): void {
  const invalid =
    revision.length === 0 ||
    revision.length > MAX_REVISION ||
    hasControlCharacters(revision) ||
    /^[-/]|[ ~^:?*[\\]|\.\.|@\{|\/\/|\/\.|\.lock(\/|$)|[/.]$|^@$/.test(
      revision,
    );
  if (invalid) {
    throw new InputError(
      `${quoted(revision)} is no valid branch, tag or commit name`,
    );
  }
}

export function assertFullSha(sha: string): void {
  if (!FULL_SHA.test(sha)) {
    throw new InputError(
      `${quoted(
        sha,
      )} is no full object name of 40 lower-case hexadecimal digits`,
    );
  }
}

export function isFullSha(revision: string): boolean {
  return FULL_SHA.test(revision);
}

export function isAbbreviatedSha(revision: string): boolean {
  return ABBREVIATED_SHA.test(revision);
}

export function assertAbbreviatedSha(sha: string): void {
  if (!isAbbreviatedSha(sha)) {
    throw new InputError(
      `${quoted(sha)} is no commit: give 7 to 40 hexadecimal digits`,
    );
  }
}

/** Git strips these characters silently, so that the author would change. */
export function assertPerson(person: Person): void {
  for (const part of [person.name, person.email]) {
    if (!part.trim() || hasControlCharacters(part) || /[<>]/.test(part)) {
      throw new InputError(
        `${quoted(`${person.name} <${person.email}>`)} is no valid author: ` +
          `name and email must not be empty nor hold '<', '>' or line breaks`,
      );
    }
  }
}

/** How many commits a log may have. */
export function logLimit(options: LogOptions): number {
  const limit = options.limit ?? 100;
  if (!Number.isInteger(limit) || limit < 1 || limit > 10_000) {
    throw new InputError('The limit of a log is a number from 1 to 10 000');
  }
  return limit;
}

/** The moment of an ISO 8601 time. */
export function parseTime(time: string): Date {
  const date = new Date(time);
  if (Number.isNaN(date.getTime())) {
    throw new InputError(`${quoted(time)} is no ISO 8601 time`);
  }
  return date;
}

function quoted(text: string): string {
  return JSON.stringify(text.length > 120 ? `${text.slice(0, 120)}…` : text);
}
