import { InputError } from '@backstage/errors';
import type { IssuePosition } from '../database/types';

/** A place in a list that is sorted in one way. */
export function encodeCursor(sort: string, position: IssuePosition): string {
  const text = JSON.stringify([sort, position.value, position.key]);
  return Buffer.from(text).toString('base64url');
}

/** Throws `InputError` for what {@link encodeCursor} did not write for `sort`. */
export function decodeCursor(sort: string, cursor: string): IssuePosition {
  const parts = parse(cursor);
  if (parts.length === 3) {
    const [writtenFor, value, key] = parts;
    const isValue =
      (typeof value === 'string' && value.length <= 24) ||
      Number.isSafeInteger(value);
    if (writtenFor === sort && isValue && typeof key === 'string') {
      return { value, key };
    }
  }
  throw new InputError(
    'The cursor is not one of this list; start again from its first page',
  );
}

function parse(cursor: string) {
  try {
    const text = Buffer.from(cursor, 'base64url').toString('utf8');
    const value = JSON.parse(text);
    return Array.isArray(value) ? value : [];
  } catch {
    return [];
  }
}
