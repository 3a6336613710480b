import 'server-only';
import { redirect } from 'next/navigation';
import { backend } from '@/api/backend';
import { BackendError, unanswered } from '@/api/backend-error';
import type { components } from '@/api/schema';
import type { Session } from '@/session/session';
import { signInPath } from '@/session/sign-in-path';
import type { NewNote } from './new-note';

export type Note = components['schemas']['Note'];
export type NotePage = components['schemas']['NotePage'];
export type Problem = components['schemas']['Problem'];

const pageSize = 20;

/**
 * Notes, newest first, from where a cursor points to. A session that the
 * backend refuses leads to the sign-in page.
 */
export async function listNotes(session: Session, cursor?: string): Promise<NotePage> {
  const client = await backend(session.token);
  const query = { limit: pageSize, ...(cursor === undefined ? {} : { cursor }) };
  const { data, response } = await client
    .GET('/api/v1/notes', { params: { query } })
    .catch(unanswered('listNotes'));
  if (data) {
    return data;
  }
  if (response.status === 401) {
    redirect(signInPath('/notes', true));
  }
  if (response.status === 400 && cursor !== undefined) {
    redirect('/notes');
  }
  throw new BackendError('listNotes', response.status);
}

/** What became of a note that was sent to the backend. */
export type Creation =
  | { readonly status: 201; readonly note: Note }
  | { readonly status: number; readonly problem: Problem };

export async function createNote(session: Session, note: NewNote): Promise<Creation> {
  const client = await backend(session.token);
  const { data, error, response } = await client
    .POST('/api/v1/notes', { body: note })
    .catch(unanswered('createNote'));
  if (data) {
    return { status: 201, note: data };
  }
  if (response.status >= 500 || !error) {
    throw new BackendError('createNote', response.status);
  }
  return { status: response.status, problem: error };
}
