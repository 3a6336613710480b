import type { Migration } from './migration.js';

export const createNotes: Migration = async (db) => {
  await db.createCollection('authors');
  await db.createCollection('notes');
  // What the lists sort by: all notes, and those of one author
  await db.collection('notes').createIndexes([
    { name: 'notes_newest_idx', key: { createdAt: -1, _id: -1 } },
    { name: 'notes_author_newest_idx', key: { authorId: 1, createdAt: -1, _id: -1 } },
  ]);
};
