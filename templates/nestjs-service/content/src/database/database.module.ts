import { Global, Module } from '@nestjs/common';
import { AuthorsRepository, NotesRepository } from '../modules/notes/notes.repository.js';
import { DatabaseHealth } from './database-health.js';
import { PrismaAuthorsRepository } from './prisma/prisma-authors.repository.js';
import { PrismaNotesRepository } from './prisma/prisma-notes.repository.js';
import { PrismaDatabase } from './prisma/prisma-database.js';

/** The only module that knows which database there is and how it is reached. */
@Global()
@Module({
  providers: [
    PrismaDatabase,
    { provide: DatabaseHealth, useExisting: PrismaDatabase },
    { provide: NotesRepository, useClass: PrismaNotesRepository },
    { provide: AuthorsRepository, useClass: PrismaAuthorsRepository },
  ],
  exports: [DatabaseHealth, NotesRepository, AuthorsRepository],
})
export class DatabaseModule {}
