import 'server-only';
import { cookies } from 'next/headers';
import { redirect } from 'next/navigation';
import { signInPath } from './sign-in-path';
import { claimsOf, secondsLeft } from './token';

/** Someone who is signed in, as long as the backend accepts the token. */
export interface Session {
  readonly token: string;
}

const production = process.env.NODE_ENV === 'production';

// The prefix makes browsers refuse a cookie that another host or plain HTTP set
const cookieName = production ? '__Host-session' : 'session';

const cookieOptions = {
  httpOnly: true,
  secure: production,
  sameSite: 'lax',
  path: '/',
} as const;

/** The session of the current request. */
export async function readSession(): Promise<Session | undefined> {
  const token = (await cookies()).get(cookieName)?.value;
  return token && isUsable(token) ? { token } : undefined;
}

/** The session of the current request; without one the visitor is asked to sign in. */
export async function requireSession(returnTo: string): Promise<Session> {
  return (await readSession()) ?? redirect(signInPath(returnTo));
}

/** Keeps the token where no script of the browser can read it. */
export async function startSession(token: string): Promise<void> {
  const maxAge = secondsLeft(claimsOf(token) ?? {});
  (await cookies()).set(cookieName, token, {
    ...cookieOptions,
    ...(maxAge === undefined ? {} : { maxAge }),
  });
}

/** Forgets the token. */
export async function endSession(): Promise<void> {
  (await cookies()).set(cookieName, '', { ...cookieOptions, maxAge: 0 });
}

/** Whether it is worth showing a token to the backend. */
export function isUsable(token: string): boolean {
  const claims = claimsOf(token);
  return claims !== undefined && (secondsLeft(claims) ?? 1) > 0;
}
