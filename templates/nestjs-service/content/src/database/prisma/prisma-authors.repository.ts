import { Injectable } from '@nestjs/common';
import type { Author } from '../../modules/notes/note.js';
import { AuthorsRepository } from '../../modules/notes/notes.repository.js';
import { PrismaDatabase } from './prisma-database.js';

@Injectable()
export class PrismaAuthorsRepository extends AuthorsRepository {
  constructor(private readonly database: PrismaDatabase) {
    super();
  }

  override async save({ id, name, email: address }: Author): Promise<void> {
    const email = address ?? null;
    await this.database.client.author.upsert({
      where: { id },
      create: { id, name, email },
      update: { name, email },
    });
  }

  override async find(id: string): Promise<Author | undefined> {
    const row = await this.database.client.author.findUnique({ where: { id } });
    return row ? { id: row.id, name: row.name, email: row.email ?? undefined } : undefined;
  }
}
