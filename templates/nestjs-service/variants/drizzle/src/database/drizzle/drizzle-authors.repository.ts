import { Injectable } from '@nestjs/common';
import { eq } from 'drizzle-orm';
import type { Author } from '../../modules/notes/note.js';
import { AuthorsRepository } from '../../modules/notes/notes.repository.js';
import { DrizzleDatabase } from './drizzle-database.js';
import { authors } from './schema.js';

@Injectable()
export class DrizzleAuthorsRepository extends AuthorsRepository {
  constructor(private readonly database: DrizzleDatabase) {
    super();
  }

  override async save({ id, name, email: address }: Author): Promise<void> {
    const email = address ?? null;
    await this.database.run('Author.save', (client) =>
      client
        .insert(authors)
        .values({ id, name, email })
        .onConflictDoUpdate({ target: authors.id, set: { name, email } }),
    );
  }

  override async find(id: string): Promise<Author | undefined> {
    const [row] = await this.database.run('Author.find', (client) =>
      client.select().from(authors).where(eq(authors.id, id)),
    );
    return row && { id: row.id, name: row.name, email: row.email ?? undefined };
  }
}
