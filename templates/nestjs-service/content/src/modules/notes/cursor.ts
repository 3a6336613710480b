import { z } from 'zod';
import type { Position } from './notes.repository.js';

const positionSchema = z.tuple([z.iso.datetime(), z.uuid()]);

/** A position as text for callers: opaque, so that it may change. */
export function writeCursor({ createdAt, id }: Position): string {
  return Buffer.from(JSON.stringify([createdAt, id])).toString('base64url');
}

/** Undefined for anything that {@link writeCursor} did not write. */
export function readCursor(cursor: string): Position | undefined {
  try {
    const text = Buffer.from(cursor, 'base64url').toString('utf8');
    const [createdAt, id] = positionSchema.parse(JSON.parse(text));
    return { createdAt, id };
  } catch {
    return undefined;
  }
}
