import 'server-only';
import { backend } from '@/api/backend';
import { BackendError, unanswered } from '@/api/backend-error';
import type { Session } from './session';

/**
 * Whether the backend accepts a token. It has no question for that, so it is
 * asked to create what cannot be: a note without a title. Whoever is not known
 * gets 401 before the note is looked at.
 */
export async function isAccepted(token: string): Promise<boolean> {
  const client = await backend(token);
  const { response } = await client
    .POST('/api/v1/notes', { body: { title: '', text: '' } })
    .catch(unanswered('signIn'));
  switch (response.status) {
    case 400:
      return true;
    case 401:
    case 403:
      return false;
    default:
      throw new BackendError('signIn', response.status);
  }
}

/** Asks the backend to accept the token no longer, in case someone else has it too. */
export async function revoke(session: Session): Promise<void> {
  const client = await backend(session.token);
  const { response } = await client.DELETE('/api/v1/session').catch(unanswered('signOut'));
  if (response.status >= 500) {
    throw new BackendError('signOut', response.status);
  }
}
