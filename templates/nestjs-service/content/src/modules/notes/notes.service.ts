import { randomUUID } from 'node:crypto';
import { BadRequestException, Injectable, NotFoundException } from '@nestjs/common';
import { Metrics } from '../../metrics/metrics.js';
import { Notifications } from '../notifications/notifications.js';
import { readCursor, writeCursor } from './cursor.js';
import type { Author, ListNotes, NewNote, Note, NotePage } from './note.js';
import { AuthorsRepository, NotesRepository } from './notes.repository.js';

@Injectable()
export class NotesService {
  constructor(
    private readonly notes: NotesRepository,
    private readonly authors: AuthorsRepository,
    private readonly notifications: Notifications,
    private readonly metrics: Metrics,
  ) {}

  async create(input: NewNote, author: Author, requestId: string, now = new Date()): Promise<Note> {
    const id = randomUUID();
    const createdAt = now.toISOString();
    await this.metrics.countOperation('create_note', async () => {
      await this.authors.save(author);
      await this.notes.create({ id, ...input, authorId: author.id, createdAt });
    });
    await this.notifications.noteCreated({ noteId: id, requestId });
    return { id, ...input, author: { id: author.id, name: author.name }, createdAt };
  }

  async get(id: string): Promise<Note> {
    const note = await this.notes.find(id);
    if (!note) {
      throw this.unknown(id);
    }
    return note;
  }

  async list({ limit, cursor, author: authorId }: ListNotes): Promise<NotePage> {
    const after = cursor === undefined ? undefined : readCursor(cursor);
    if (cursor !== undefined && !after) {
      throw new BadRequestException('The cursor is not one of this list');
    }
    // One more than asked for tells whether there is a next page
    const found = await this.notes.list({ limit: limit + 1, after, authorId });
    const items = found.slice(0, limit);
    const last = items.at(-1);
    return found.length > limit && last ? { items, nextCursor: writeCursor(last) } : { items };
  }

  async remove(id: string): Promise<void> {
    if (!(await this.notes.remove(id))) {
      throw this.unknown(id);
    }
  }

  private unknown(id: string): NotFoundException {
    return new NotFoundException(`There is no note ${id}`);
  }
}
