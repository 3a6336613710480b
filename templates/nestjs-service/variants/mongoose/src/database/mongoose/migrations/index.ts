import { createNotes } from './001-create-notes.js';
import type { Migration } from './migration.js';

/** All migrations by name, oldest first: the name of a migration is that of its file. */
export const migrations: ReadonlyMap<string, Migration> = new Map([
  ['001-create-notes', createNotes],
]);

/** The indexes that the migrations leave behind, by collection. */
export const expectedIndexes: Readonly<Record<string, readonly string[]>> = {
  authors: ['_id_'],
  notes: ['_id_', 'notes_newest_idx', 'notes_author_newest_idx'],
};
