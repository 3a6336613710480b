import { z } from 'zod';
import {
  newAttachmentSchema,
  signedUrlSchema,
  uploadSchema,
} from '../modules/notes/attachments.js';
import { newNoteSchema, notePageSchema, noteSchema } from '../modules/notes/note.js';

/** What every refusal looks like. */
const problemSchema = z.object({
  statusCode: z.number().int().optional(),
  message: z.string(),
  errors: z
    .array(z.object({ field: z.string(), message: z.string() }))
    .optional()
    .describe('Which fields of the request are wrong'),
});

/** Bodies of requests, by their names in the OpenAPI document. */
export const requestSchemas = {
  NewNote: newNoteSchema,
  NewAttachment: newAttachmentSchema,
} as const;

/** Bodies of responses, by their names in the OpenAPI document. */
export const responseSchemas = {
  Note: noteSchema,
  NotePage: notePageSchema,
  SignedUrl: signedUrlSchema,
  AttachmentUpload: uploadSchema,
  Problem: problemSchema,
} as const;
