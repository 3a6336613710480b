import type { Author, Note, StoredNote } from './note.js';

/** Place in a list that is sorted by time, then id, newest first. */
export interface Position {
  readonly createdAt: string;
  readonly id: string;
}

export interface NotesQuery {
  readonly limit: number;
  /** Only what comes after this in the list. */
  readonly after?: Position | undefined;
  readonly authorId?: string | undefined;
}

/** Nobody is known under the id that a note names as its author. */
export class UnknownAuthorError extends Error {
  constructor(readonly authorId: string) {
    super(`There is no author ${authorId}`);
  }
}

/** Where notes are kept. The rest of the service knows only this. */
export abstract class NotesRepository {
  /** @throws UnknownAuthorError */
  abstract create(note: StoredNote): Promise<void>;
  abstract find(id: string): Promise<Note | undefined>;
  /** Newest first, with authors, in a number of queries that does not grow with the page. */
  abstract list(query: NotesQuery): Promise<Note[]>;
  /** Whether there was such a note. */
  abstract remove(id: string): Promise<boolean>;
  /** Notes created since an instant, or all. */
  abstract count(since?: string): Promise<number>;
}

/** The people who write notes. */
export abstract class AuthorsRepository {
  /** Adds the author or brings what is known about them up to date. */
  abstract save(author: Author): Promise<void>;
  abstract find(id: string): Promise<Author | undefined>;
}
