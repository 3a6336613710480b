import { Module } from '@nestjs/common';
import { NotesController } from './notes.controller.js';
import { InMemoryNotesRepository, NotesRepository } from './notes.repository.js';
import { NotesService } from './notes.service.js';

@Module({
  controllers: [NotesController],
  providers: [
    NotesService,
    { provide: NotesRepository, useFactory: () => new InMemoryNotesRepository() },
  ],
})
export class NotesModule {}
