import { sql } from 'drizzle-orm';
import { index, pgTable, text, timestamp, uuid, varchar } from 'drizzle-orm/pg-core';

// The tables of the service. `npm run migrations:create -- --name what_it_does`
// writes the migration that leads from the merged migrations to this file.

const createdAt = () =>
  timestamp('created_at', { withTimezone: true, precision: 3, mode: 'date' })
    .notNull()
    .default(sql`now()`);

export const authors = pgTable('authors', {
  /** Subject of the token with which the author signed in. */
  id: varchar('id', { length: 128 }).primaryKey(),
  name: varchar('name', { length: 120 }).notNull(),
  email: varchar('email', { length: 254 }),
  createdAt: createdAt(),
});

export const notes = pgTable(
  'notes',
  {
    id: uuid('id').primaryKey(),
    title: varchar('title', { length: 120 }).notNull(),
    text: text('text').notNull(),
    authorId: varchar('author_id', { length: 128 })
      .notNull()
      .references(() => authors.id, { onDelete: 'restrict' }),
    createdAt: createdAt(),
  },
  (table) => [
    // PostgreSQL sorts DESC with nulls first: an index that does not serves no list
    // What the lists sort by: all notes, and those of one author
    index('notes_newest_idx').on(table.createdAt.desc().nullsFirst(), table.id.desc().nullsFirst()),
    index('notes_author_newest_idx').on(
      table.authorId,
      table.createdAt.desc().nullsFirst(),
      table.id.desc().nullsFirst(),
    ),
  ],
);
