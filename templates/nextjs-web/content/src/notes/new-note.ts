import { z } from 'zod';

/** What a visitor may write; the backend has the last word. */
export const newNoteSchema = z.object({
  title: z.string().trim().min(1).max(120),
  text: z.string().max(10_000).default(''),
});

export type NewNote = z.infer<typeof newNoteSchema>;

/** Fields that do not fit, of those that a form shows. */
export const newNoteFields = ['title', 'text'] as const;

export type NewNoteField = (typeof newNoteFields)[number];
