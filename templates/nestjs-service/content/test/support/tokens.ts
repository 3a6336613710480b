import { SignJWT } from 'jose';
import { secret } from './environment.js';

interface TokenOptions {
  readonly roles?: string[];
  readonly expires?: string;
  readonly key?: string;
  readonly id?: string;
}

/** A token as the identity provider would sign it. */
export function tokenFor(
  subject: string,
  { roles = [], expires = '5m', key = secret, id }: TokenOptions = {},
): Promise<string> {
  const token = new SignJWT({ name: `Name of ${subject}`, email: `${subject}@example.com`, roles })
    .setProtectedHeader({ alg: 'HS256' })
    .setSubject(subject)
    .setExpirationTime(expires);
  return (id === undefined ? token : token.setJti(id)).sign(new TextEncoder().encode(key));
}
