import { Injectable } from '@nestjs/common';
import type { Note } from './note.js';

/** Where notes are kept. The service knows only this; see docs/adr/ADR-001-orm.md. */
export abstract class NotesRepository {
  abstract save(note: Note): Promise<void>;
  abstract find(id: string): Promise<Note | undefined>;
  /** Newest first, at most `limit`. */
  abstract list(limit: number): Promise<Note[]>;
}

/** Keeps the newest notes of this process: for development and tests. */
@Injectable()
export class InMemoryNotesRepository extends NotesRepository {
  private readonly notes = new Map<string, Note>();

  constructor(private readonly capacity = 1000) {
    super();
  }

  override save(note: Note): Promise<void> {
    this.notes.set(note.id, note);
    const oldest = this.notes.keys().next();
    if (this.notes.size > this.capacity && !oldest.done) {
      this.notes.delete(oldest.value);
    }
    return Promise.resolve();
  }

  override find(id: string): Promise<Note | undefined> {
    return Promise.resolve(this.notes.get(id));
  }

  override list(limit: number): Promise<Note[]> {
    return Promise.resolve([...this.notes.values()].reverse().slice(0, limit));
  }
}
