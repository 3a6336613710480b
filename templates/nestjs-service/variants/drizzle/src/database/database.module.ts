import { Global, Module } from '@nestjs/common';
import { AuthorsRepository, NotesRepository } from '../modules/notes/notes.repository.js';
import { DatabaseHealth } from './database-health.js';
import { DrizzleAuthorsRepository } from './drizzle/drizzle-authors.repository.js';
import { DrizzleDatabase } from './drizzle/drizzle-database.js';
import { DrizzleNotesRepository } from './drizzle/drizzle-notes.repository.js';

/** The only module that knows which database there is and how it is reached. */
@Global()
@Module({
  providers: [
    DrizzleDatabase,
    { provide: DatabaseHealth, useExisting: DrizzleDatabase },
    { provide: NotesRepository, useClass: DrizzleNotesRepository },
    { provide: AuthorsRepository, useClass: DrizzleAuthorsRepository },
  ],
  exports: [DatabaseHealth, NotesRepository, AuthorsRepository],
})
export class DatabaseModule {}
