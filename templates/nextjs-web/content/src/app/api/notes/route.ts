import { answering, problem, readJson } from '@/api/respond';
import { newNoteSchema } from '@/notes/new-note';
import { createNote } from '@/notes/notes';
import { endSession, readSession } from '@/session/session';

/** Creates a note with the visitor's session. */
export function POST(request: Request): Promise<Response> {
  return answering(async () => {
    const session = await readSession();
    if (!session) {
      return problem(401, 'Sign in first');
    }
    const input = newNoteSchema.safeParse(await readJson(request));
    if (!input.success) {
      return problem(
        400,
        'The note is not valid',
        input.error.issues.map(({ path, message }) => ({ field: path.join('.'), message })),
      );
    }
    const created = await createNote(session, input.data);
    if (created.status === 401) {
      await endSession();
    }
    return 'note' in created
      ? Response.json(created.note, { status: 201 })
      : problem(created.status, created.problem.message, created.problem.errors);
  });
}
