import type { Author, Note, StoredNote } from '../../src/modules/notes/note.js';
import {
  AuthorsRepository,
  type NotesQuery,
  NotesRepository,
  UnknownAuthorError,
} from '../../src/modules/notes/notes.repository.js';

export class InMemoryAuthors extends AuthorsRepository {
  private readonly authors = new Map<string, Author>();

  override save(author: Author): Promise<void> {
    this.authors.set(author.id, author);
    return Promise.resolve();
  }

  override find(id: string): Promise<Author | undefined> {
    return Promise.resolve(this.authors.get(id));
  }
}

/** Behaves as the repositories of src/database do, for tests of what is above them. */
export class InMemoryNotes extends NotesRepository {
  private notes: Note[] = [];

  constructor(private readonly authors: AuthorsRepository) {
    super();
  }

  override async create({ authorId, ...note }: StoredNote): Promise<void> {
    const author = await this.authors.find(authorId);
    if (!author) {
      throw new UnknownAuthorError(authorId);
    }
    this.notes.push({ ...note, author: { id: author.id, name: author.name } });
  }

  override find(id: string): Promise<Note | undefined> {
    return Promise.resolve(this.notes.find((note) => note.id === id));
  }

  override list({ limit, after, authorId }: NotesQuery): Promise<Note[]> {
    const keyOf = ({ createdAt, id }: { createdAt: string; id: string }) => `${createdAt} ${id}`;
    const found = this.notes
      .filter((note) => authorId === undefined || note.author.id === authorId)
      .filter((note) => !after || keyOf(note) < keyOf(after))
      .sort((a, b) => (keyOf(a) < keyOf(b) ? 1 : -1));
    return Promise.resolve(found.slice(0, limit));
  }

  override remove(id: string): Promise<boolean> {
    const before = this.notes.length;
    this.notes = this.notes.filter((note) => note.id !== id);
    return Promise.resolve(this.notes.length < before);
  }

  override count(since = ''): Promise<number> {
    return Promise.resolve(this.notes.filter((note) => note.createdAt >= since).length);
  }
}
