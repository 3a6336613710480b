import { randomUUID } from 'node:crypto';
import { Injectable } from '@nestjs/common';
import { z } from 'zod';
import { type SignedUrl, StorageService } from '../../storage/storage.service.js';
import { NotesService } from './notes.service.js';

const largest = 10 * 1024 * 1024;

export const newAttachmentSchema = z.object({
  contentType: z.enum(['image/jpeg', 'image/png', 'application/pdf', 'text/plain']),
  size: z.number().int().min(1).max(largest),
});

export type NewAttachment = z.infer<typeof newAttachmentSchema>;

export const signedUrlSchema = z.object({
  url: z.url(),
  expiresIn: z.number().int().describe('Seconds until it stops working'),
}) satisfies z.ZodType<SignedUrl>;

export const uploadSchema = signedUrlSchema.extend({ attachmentId: z.uuid() });

export type AttachmentUpload = z.infer<typeof uploadSchema>;

/** Files of notes: this service signs addresses, the object store moves the bytes. */
@Injectable()
export class Attachments {
  constructor(
    private readonly notes: NotesService,
    private readonly storage: StorageService,
  ) {}

  async upload(noteId: string, attachment: NewAttachment): Promise<AttachmentUpload> {
    const note = await this.notes.get(noteId);
    const attachmentId = randomUUID();
    const signed = await this.storage.uploadUrl({
      key: keyOf(note.id, attachmentId),
      ...attachment,
    });
    return { attachmentId, ...signed };
  }

  async download(noteId: string, attachmentId: string): Promise<SignedUrl> {
    const note = await this.notes.get(noteId);
    return this.storage.downloadUrl(keyOf(note.id, attachmentId));
  }
}

const keyOf = (noteId: string, attachmentId: string) => `notes/${noteId}/${attachmentId}`;
