import { newNoteFields, type NewNote, type NewNoteField, newNoteSchema } from './new-note';

/** How an attempt to create a note ended. */
export type Outcome =
  | { readonly kind: 'created' | 'signed-out' | 'forbidden' | 'too-many' | 'failed' }
  | { readonly kind: 'invalid'; readonly fields: readonly NewNoteField[] };

/** Creates a note through this site's server, which adds the session. */
export async function sendNote(note: NewNote): Promise<Outcome> {
  const checked = newNoteSchema.safeParse(note);
  if (!checked.success) {
    return invalid(checked.error.issues.map(({ path }) => String(path[0])));
  }
  try {
    const response = await fetch('/api/notes', {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify(checked.data),
    });
    return await outcomeOf(response);
  } catch {
    return { kind: 'failed' };
  }
}

async function outcomeOf(response: Response): Promise<Outcome> {
  switch (response.status) {
    case 201:
      return { kind: 'created' };
    case 400: {
      const { errors = [] } = (await response.json()) as { errors?: { field: string }[] };
      return invalid(errors.map(({ field }) => field));
    }
    case 401:
      return { kind: 'signed-out' };
    case 403:
      return { kind: 'forbidden' };
    case 429:
      return { kind: 'too-many' };
    default:
      return { kind: 'failed' };
  }
}

function invalid(names: readonly string[]): Outcome {
  return { kind: 'invalid', fields: newNoteFields.filter((field) => names.includes(field)) };
}
