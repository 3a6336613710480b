/** How an attempt to sign in ended. */
export type SignInOutcome = 'signed-in' | 'missing' | 'refused' | 'failed';

const outcomes: Readonly<Record<number, SignInOutcome>> = {
  204: 'signed-in',
  400: 'missing',
  401: 'refused',
};

/** Hands the token to this site's server, which alone keeps it. */
export async function signIn(token: string): Promise<SignInOutcome> {
  try {
    const response = await fetch('/api/session', {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify({ token }),
    });
    return outcomes[response.status] ?? 'failed';
  } catch {
    return 'failed';
  }
}

/** Ends the session; false when the server could not be told. */
export async function signOut(): Promise<boolean> {
  try {
    return (await fetch('/api/session', { method: 'DELETE' })).ok;
  } catch {
    return false;
  }
}
