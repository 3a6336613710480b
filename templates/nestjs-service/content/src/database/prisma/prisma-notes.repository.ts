import { Injectable } from '@nestjs/common';
import { Prisma } from '../../generated/prisma/client.js';
import type { Note, StoredNote } from '../../modules/notes/note.js';
import {
  type NotesQuery,
  NotesRepository,
  UnknownAuthorError,
} from '../../modules/notes/notes.repository.js';
import { PrismaDatabase } from './prisma-database.js';

const withAuthor = { author: { select: { id: true, name: true } } } as const;

type Row = Prisma.NoteGetPayload<{ include: typeof withAuthor }>;

const foreignKeyViolation = 'P2003';

@Injectable()
export class PrismaNotesRepository extends NotesRepository {
  constructor(private readonly database: PrismaDatabase) {
    super();
  }

  private get notes() {
    return this.database.client.note;
  }

  override async create(note: StoredNote): Promise<void> {
    try {
      await this.notes.create({ data: note });
    } catch (error) {
      if (
        error instanceof Prisma.PrismaClientKnownRequestError &&
        error.code === foreignKeyViolation
      ) {
        throw new UnknownAuthorError(note.authorId);
      }
      throw error;
    }
  }

  override async find(id: string): Promise<Note | undefined> {
    const row = await this.notes.findUnique({ where: { id }, include: withAuthor });
    return row ? toNote(row) : undefined;
  }

  override async list({ limit, after, authorId }: NotesQuery): Promise<Note[]> {
    const rows = await this.notes.findMany({
      where: {
        ...(authorId !== undefined && { authorId }),
        // The first condition lets the index start at the position
        ...(after && {
          createdAt: { lte: after.createdAt },
          NOT: { createdAt: after.createdAt, id: { gte: after.id } },
        }),
      },
      orderBy: [{ createdAt: 'desc' }, { id: 'desc' }],
      take: limit,
      include: withAuthor,
    });
    return rows.map(toNote);
  }

  override async remove(id: string): Promise<boolean> {
    const { count } = await this.notes.deleteMany({ where: { id } });
    return count > 0;
  }

  override count(since?: string): Promise<number> {
    return this.notes.count(since === undefined ? {} : { where: { createdAt: { gte: since } } });
  }
}

function toNote({ id, title, text, author, createdAt }: Row): Note {
  return { id, title, text, author, createdAt: createdAt.toISOString() };
}
