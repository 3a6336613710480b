import { createHmac } from 'node:crypto';

/** A token as a sign-in would give it (RFC 7519, HS256). */
export async function token(secret, claims = {}) {
  const now = Math.floor(Date.now() / 1000);
  const payload = {
    sub: 'amel.diop',
    roles: ['user', 'admin'],
    iat: now,
    exp: now + 600,
    ...claims,
  };
  const encode = value =>
    Buffer.from(JSON.stringify(value)).toString('base64url');
  const content = `${encode({ alg: 'HS256', typ: 'JWT' })}.${encode(payload)}`;
  const signature = createHmac('sha256', secret)
    .update(content)
    .digest('base64url');
  return `${content}.${signature}`;
}
