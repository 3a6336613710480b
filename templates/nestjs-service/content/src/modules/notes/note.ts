import { z } from 'zod';

export interface Note {
  readonly id: string;
  readonly title: string;
  readonly text: string;
  /** ISO 8601 in UTC. */
  readonly createdAt: string;
}

export const newNoteSchema = z.object({
  title: z.string().trim().min(1).max(120),
  text: z.string().max(10_000).default(''),
});

export type NewNote = z.infer<typeof newNoteSchema>;
