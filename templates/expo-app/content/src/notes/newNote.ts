import { z } from 'zod';
import type { NewNote } from '@/api/client';
import { texts } from '@/texts';

/** Limits of the API, so that its refusal is known before it is asked. */
const limits = { title: 120, text: 10_000 };

const schema = z.object({
  title: z
    .string()
    .trim()
    .min(1, texts.newNote.titleMissing)
    .max(limits.title, texts.newNote.titleTooLong(limits.title)),
  text: z.string().max(limits.text, texts.newNote.textTooLong(limits.text)),
});

export interface NoteInput {
  readonly title: string;
  readonly text: string;
}

export type NoteProblems = Partial<Record<keyof NoteInput, string>>;

export type NoteResult =
  | { readonly ok: true; readonly note: NewNote }
  | { readonly ok: false; readonly problems: NoteProblems };

/** The note that was typed, or what is wrong with each field. */
export function readNewNote(input: NoteInput): NoteResult {
  const result = schema.safeParse(input);
  if (result.success) {
    return { ok: true, note: result.data };
  }
  const { fieldErrors } = z.flattenError(result.error);
  return {
    ok: false,
    problems: { title: fieldErrors.title?.[0], text: fieldErrors.text?.[0] },
  };
}
