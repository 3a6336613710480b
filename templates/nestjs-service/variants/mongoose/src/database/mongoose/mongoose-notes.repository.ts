import { Injectable } from '@nestjs/common';
import type { QueryFilter } from 'mongoose';
import type { Note, StoredNote } from '../../modules/notes/note.js';
import {
  type NotesQuery,
  NotesRepository,
  UnknownAuthorError,
} from '../../modules/notes/notes.repository.js';
import { statementTimeout } from '../limits.js';
import type { NoteDocument } from './documents.js';
import { MongooseDatabase } from './mongoose-database.js';

@Injectable()
export class MongooseNotesRepository extends NotesRepository {
  constructor(private readonly database: MongooseDatabase) {
    super();
  }

  /** MongoDB knows no foreign keys: authors are never deleted, so looking first is enough. */
  override async create({ id, createdAt, ...note }: StoredNote): Promise<void> {
    await this.database.run('Note.create', async ({ authors, notes }) => {
      const author = await authors.exists({ _id: note.authorId }).maxTimeMS(statementTimeout);
      if (!author) {
        throw new UnknownAuthorError(note.authorId);
      }
      await notes.create({ ...note, _id: id, createdAt: new Date(createdAt) });
    });
  }

  override async find(id: string): Promise<Note | undefined> {
    const [note] = await this.read({ _id: id }, 1);
    return note;
  }

  override list({ limit, after, authorId }: NotesQuery): Promise<Note[]> {
    const createdAt = after && new Date(after.createdAt);
    return this.read(
      {
        ...(authorId !== undefined && { authorId }),
        ...(after &&
          createdAt && {
            $or: [{ createdAt: { $lt: createdAt } }, { createdAt, _id: { $lt: after.id } }],
          }),
      },
      limit,
    );
  }

  override async remove(id: string): Promise<boolean> {
    const { deletedCount } = await this.database.run('Note.remove', ({ notes }) =>
      notes.deleteOne({ _id: id }, { maxTimeMS: statementTimeout }).exec(),
    );
    return deletedCount > 0;
  }

  override count(since?: string): Promise<number> {
    return this.database.run('Note.count', ({ notes }) =>
      notes
        .countDocuments(since === undefined ? {} : { createdAt: { $gte: new Date(since) } })
        .maxTimeMS(statementTimeout)
        .exec(),
    );
  }

  /** Two queries, however long the page: the notes, then all their authors. */
  private async read(filter: QueryFilter<NoteDocument>, limit: number): Promise<Note[]> {
    const found = await this.database.run('Note.list', ({ notes }) =>
      notes
        .find(filter)
        .sort({ createdAt: -1, _id: -1 })
        .limit(limit)
        .maxTimeMS(statementTimeout)
        .lean()
        .exec(),
    );
    if (found.length === 0) {
      return [];
    }
    const ids = [...new Set(found.map(({ authorId }) => authorId))];
    const authors = await this.database.run('Author.list', (models) =>
      models.authors
        .find({ _id: { $in: ids } })
        .maxTimeMS(statementTimeout)
        .lean()
        .exec(),
    );
    const names = new Map(authors.map(({ _id, name }) => [_id, name]));
    return found.map(({ _id, title, text, authorId, createdAt }) => ({
      id: _id,
      title,
      text,
      author: { id: authorId, name: names.get(authorId) ?? authorId },
      createdAt: createdAt.toISOString(),
    }));
  }
}
