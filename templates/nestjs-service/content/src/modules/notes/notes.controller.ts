import { Body, Controller, Get, Param, Post, Query } from '@nestjs/common';
import { z } from 'zod';
import { ZodValidationPipe } from '../../common/zod-validation.pipe.js';
import { apiPrefix } from '../../service.js';
import { type NewNote, newNoteSchema, type Note } from './note.js';
import { NotesService } from './notes.service.js';

const limitSchema = z.coerce.number().int().min(1).max(100).default(20);

/** An example of a resource: replace it with your first real one. */
@Controller(`${apiPrefix}/notes`)
export class NotesController {
  constructor(private readonly notes: NotesService) {}

  @Post()
  create(@Body(new ZodValidationPipe(newNoteSchema)) input: NewNote): Promise<Note> {
    return this.notes.create(input);
  }

  @Get()
  async list(
    @Query('limit', new ZodValidationPipe(limitSchema)) limit: number,
  ): Promise<{ items: Note[] }> {
    return { items: await this.notes.list(limit) };
  }

  @Get(':id')
  get(@Param('id') id: string): Promise<Note> {
    return this.notes.get(id);
  }
}
