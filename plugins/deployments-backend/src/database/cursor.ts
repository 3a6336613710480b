import { InputError } from '@backstage/errors';

/** Where a page of the history ended: time, then id as tie-break. */
export interface HistoryPosition {
  readonly orderedAt: string;
  readonly id: string;
}

const TIME = /^\d{4}-\d{2}-\d{2}T\d{2}:\d{2}:\d{2}\.\d{3}Z$/;

export function encodeCursor(position: HistoryPosition): string {
  const text = JSON.stringify([position.orderedAt, position.id]);
  return Buffer.from(text).toString('base64url');
}

/** Throws `InputError` for anything that {@link encodeCursor} did not write. */
export function decodeCursor(cursor: string): HistoryPosition {
  try {
    const value: unknown = JSON.parse(
      Buffer.from(cursor, 'base64url').toString('utf8'),
    );
    if (Array.isArray(value) && value.length === 2) {
      const [orderedAt, id] = value;
      if (typeof id === 'string' && TIME.test(String(orderedAt))) {
        return { orderedAt: String(orderedAt), id };
      }
    }
  } catch {
    // Reported below, like every other malformed cursor.
  }
  throw new InputError(
    'The cursor is not one of this list; start again from its first page',
  );
}
