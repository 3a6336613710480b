import { Body, Controller, Delete, Get, HttpCode, Param, Post, Query, Req } from '@nestjs/common';
import { ApiBearerAuth, ApiNoContentResponse, ApiOperation, ApiTags } from '@nestjs/swagger';
import type { Request } from 'express';
import { type Caller, CurrentCaller } from '../../auth/caller.js';
import { Public } from '../../auth/public.decorator.js';
import { Roles } from '../../auth/roles.decorator.js';
import { ZodValidationPipe } from '../../common/zod-validation.pipe.js';
import { ApiAnswer, ApiInput, ApiProblems, ApiQueryOf } from '../../openapi/decorators.js';
import { apiPrefix } from '../../service.js';
import type { SignedUrl } from '../../storage/storage.service.js';
import {
  Attachments,
  type AttachmentUpload,
  type NewAttachment,
  newAttachmentSchema,
} from './attachments.js';
import {
  type ListNotes,
  listNotesSchema,
  type NewNote,
  newNoteSchema,
  type Note,
  noteIdSchema,
  type NotePage,
} from './note.js';
import { NotesService } from './notes.service.js';

const id = new ZodValidationPipe(noteIdSchema);

/** An example of a resource: replace it with your first real one. */
@ApiTags('notes')
@Controller(`${apiPrefix}/notes`)
export class NotesController {
  constructor(
    private readonly notes: NotesService,
    private readonly attachments: Attachments,
  ) {}

  @Post()
  @ApiBearerAuth()
  @ApiOperation({ operationId: 'createNote', summary: 'Write a note' })
  @ApiInput('NewNote')
  @ApiAnswer(201, 'Note')
  @ApiProblems(400, 401, 429)
  create(
    @Body(new ZodValidationPipe(newNoteSchema)) input: NewNote,
    @CurrentCaller() caller: Caller,
    @Req() request: Request,
  ): Promise<Note> {
    const author = { id: caller.sub, name: caller.name ?? caller.sub, email: caller.email };
    return this.notes.create(input, author, request.id as string);
  }

  @Get()
  @Public()
  @ApiOperation({ operationId: 'listNotes', summary: 'Read the notes, newest first' })
  @ApiQueryOf(listNotesSchema)
  @ApiAnswer(200, 'NotePage')
  @ApiProblems(400, 429)
  list(@Query(new ZodValidationPipe(listNotesSchema)) query: ListNotes): Promise<NotePage> {
    return this.notes.list(query);
  }

  @Get(':id')
  @Public()
  @ApiOperation({ operationId: 'getNote', summary: 'Read one note' })
  @ApiAnswer(200, 'Note')
  @ApiProblems(400, 404, 429)
  get(@Param('id', id) noteId: string): Promise<Note> {
    return this.notes.get(noteId);
  }

  @Delete(':id')
  @HttpCode(204)
  @Roles('admin')
  @ApiBearerAuth()
  @ApiOperation({ operationId: 'deleteNote', summary: 'Delete a note (role admin)' })
  @ApiNoContentResponse({ description: 'The note is gone' })
  @ApiProblems(400, 401, 403, 404, 429)
  async remove(@Param('id', id) noteId: string): Promise<void> {
    await this.notes.remove(noteId);
  }

  @Post(':id/attachments')
  @ApiBearerAuth()
  @ApiOperation({ operationId: 'createAttachment', summary: 'Get an address to upload a file to' })
  @ApiInput('NewAttachment')
  @ApiAnswer(201, 'AttachmentUpload')
  @ApiProblems(400, 401, 404, 429, 503)
  upload(
    @Param('id', id) noteId: string,
    @Body(new ZodValidationPipe(newAttachmentSchema)) attachment: NewAttachment,
  ): Promise<AttachmentUpload> {
    return this.attachments.upload(noteId, attachment);
  }

  @Get(':id/attachments/:attachmentId')
  @ApiBearerAuth()
  @ApiOperation({ operationId: 'getAttachment', summary: 'Get an address to download a file from' })
  @ApiAnswer(200, 'SignedUrl')
  @ApiProblems(400, 401, 404, 429, 503)
  download(
    @Param('id', id) noteId: string,
    @Param('attachmentId', id) attachmentId: string,
  ): Promise<SignedUrl> {
    return this.attachments.download(noteId, attachmentId);
  }
}
