import { z } from 'zod';

export interface Author {
  /** Subject of the token. */
  readonly id: string;
  readonly name: string;
  readonly email?: string | undefined;
}

export interface Note {
  readonly id: string;
  readonly title: string;
  readonly text: string;
  readonly author: Pick<Author, 'id' | 'name'>;
  /** ISO 8601 in UTC. */
  readonly createdAt: string;
}

/** A note as it is stored: its author by id. */
export type StoredNote = Omit<Note, 'author'> & { readonly authorId: string };

export const noteSchema = z.object({
  id: z.uuid(),
  title: z.string(),
  text: z.string(),
  author: z.object({ id: z.string(), name: z.string() }),
  createdAt: z.iso.datetime(),
}) satisfies z.ZodType<Note>;

export const notePageSchema = z.object({
  items: z.array(noteSchema),
  nextCursor: z.string().optional().describe('Send it as `cursor` to get the next page'),
});

export type NotePage = z.infer<typeof notePageSchema>;

export const newNoteSchema = z.object({
  title: z.string().trim().min(1).max(120),
  text: z.string().max(10_000).default(''),
});

export type NewNote = z.infer<typeof newNoteSchema>;

export const noteIdSchema = z.uuid();

export const listNotesSchema = z.object({
  limit: z.coerce.number().int().min(1).max(100).default(20),
  cursor: z.string().max(200).optional(),
  author: z.string().max(128).optional(),
});

export type ListNotes = z.infer<typeof listNotesSchema>;
