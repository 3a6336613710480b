import { randomUUID } from 'node:crypto';
import { Injectable, NotFoundException } from '@nestjs/common';
import type { NewNote, Note } from './note.js';
import { NotesRepository } from './notes.repository.js';

@Injectable()
export class NotesService {
  constructor(private readonly repository: NotesRepository) {}

  async create(input: NewNote, now = new Date()): Promise<Note> {
    const note: Note = { id: randomUUID(), ...input, createdAt: now.toISOString() };
    await this.repository.save(note);
    return note;
  }

  async get(id: string): Promise<Note> {
    const note = await this.repository.find(id);
    if (!note) {
      throw new NotFoundException(`There is no note ${id}`);
    }
    return note;
  }

  list(limit: number): Promise<Note[]> {
    return this.repository.list(limit);
  }
}
