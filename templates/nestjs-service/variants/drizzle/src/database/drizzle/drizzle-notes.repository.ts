import { Injectable } from '@nestjs/common';
import { and, count, desc, DrizzleQueryError, eq, gte, sql } from 'drizzle-orm';
import pg from 'pg';
import type { Note, StoredNote } from '../../modules/notes/note.js';
import {
  type NotesQuery,
  NotesRepository,
  UnknownAuthorError,
} from '../../modules/notes/notes.repository.js';
import { DrizzleDatabase } from './drizzle-database.js';
import { authors, notes } from './schema.js';

const columns = {
  id: notes.id,
  title: notes.title,
  text: notes.text,
  createdAt: notes.createdAt,
  author: { id: authors.id, name: authors.name },
};

type Row = Omit<Note, 'createdAt'> & { createdAt: Date };

const foreignKeyViolation = '23503';

@Injectable()
export class DrizzleNotesRepository extends NotesRepository {
  constructor(private readonly database: DrizzleDatabase) {
    super();
  }

  override async create({ createdAt, ...note }: StoredNote): Promise<void> {
    try {
      await this.database.run('Note.create', (client) =>
        client.insert(notes).values({ ...note, createdAt: new Date(createdAt) }),
      );
    } catch (error) {
      const cause = error instanceof DrizzleQueryError ? error.cause : undefined;
      if (cause instanceof pg.DatabaseError && cause.code === foreignKeyViolation) {
        throw new UnknownAuthorError(note.authorId);
      }
      throw error;
    }
  }

  override async find(id: string): Promise<Note | undefined> {
    const [row] = await this.database.run('Note.find', (client) =>
      client
        .select(columns)
        .from(notes)
        .innerJoin(authors, eq(authors.id, notes.authorId))
        .where(eq(notes.id, id)),
    );
    return row && toNote(row);
  }

  override async list({ limit, after, authorId }: NotesQuery): Promise<Note[]> {
    const rows = await this.database.run('Note.list', (client) =>
      client
        .select(columns)
        .from(notes)
        .innerJoin(authors, eq(authors.id, notes.authorId))
        .where(
          and(
            authorId === undefined ? undefined : eq(notes.authorId, authorId),
            // As a row, so that the index starts at the position
            after &&
              sql`(${notes.createdAt}, ${notes.id}) < (${after.createdAt}::timestamptz, ${after.id}::uuid)`,
          ),
        )
        .orderBy(desc(notes.createdAt), desc(notes.id))
        .limit(limit),
    );
    return rows.map(toNote);
  }

  override async remove(id: string): Promise<boolean> {
    const { rowCount } = await this.database.run('Note.remove', (client) =>
      client.delete(notes).where(eq(notes.id, id)),
    );
    return (rowCount ?? 0) > 0;
  }

  override async count(since?: string): Promise<number> {
    const [row] = await this.database.run('Note.count', (client) =>
      client
        .select({ notes: count() })
        .from(notes)
        .where(since === undefined ? undefined : gte(notes.createdAt, new Date(since))),
    );
    return row?.notes ?? 0;
  }
}

function toNote({ createdAt, ...note }: Row): Note {
  return { ...note, createdAt: createdAt.toISOString() };
}
