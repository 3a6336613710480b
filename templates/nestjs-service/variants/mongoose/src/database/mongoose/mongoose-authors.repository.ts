import { Injectable } from '@nestjs/common';
import type { Author } from '../../modules/notes/note.js';
import { AuthorsRepository } from '../../modules/notes/notes.repository.js';
import { statementTimeout } from '../limits.js';
import { MongooseDatabase } from './mongoose-database.js';

@Injectable()
export class MongooseAuthorsRepository extends AuthorsRepository {
  constructor(private readonly database: MongooseDatabase) {
    super();
  }

  override async save({ id, name, email }: Author): Promise<void> {
    await this.database.run('Author.save', ({ authors }) =>
      authors
        .updateOne(
          { _id: id },
          { $set: { name, email: email ?? null } },
          { upsert: true, runValidators: true, maxTimeMS: statementTimeout },
        )
        .exec(),
    );
  }

  override async find(id: string): Promise<Author | undefined> {
    const found = await this.database.run('Author.find', ({ authors }) =>
      authors.findById(id).maxTimeMS(statementTimeout).lean().exec(),
    );
    return found ? { id: found._id, name: found.name, email: found.email ?? undefined } : undefined;
  }
}
