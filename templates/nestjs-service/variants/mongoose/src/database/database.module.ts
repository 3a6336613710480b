import { Global, Module } from '@nestjs/common';
import { AuthorsRepository, NotesRepository } from '../modules/notes/notes.repository.js';
import { DatabaseHealth } from './database-health.js';
import { MongooseAuthorsRepository } from './mongoose/mongoose-authors.repository.js';
import { MongooseDatabase } from './mongoose/mongoose-database.js';
import { MongooseNotesRepository } from './mongoose/mongoose-notes.repository.js';

/** The only module that knows which database there is and how it is reached. */
@Global()
@Module({
  providers: [
    MongooseDatabase,
    { provide: DatabaseHealth, useExisting: MongooseDatabase },
    { provide: NotesRepository, useClass: MongooseNotesRepository },
    { provide: AuthorsRepository, useClass: MongooseAuthorsRepository },
  ],
  exports: [DatabaseHealth, NotesRepository, AuthorsRepository],
})
export class DatabaseModule {}
