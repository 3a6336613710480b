/**
 * A new key under which the server counts repeated requests as one.
 * `crypto.randomUUID` only exists on secure origins, a portal on plain HTTP in
 * a private network is none.
 */
export function newIdempotencyKey(): string {
  const bytes = crypto.getRandomValues(new Uint8Array(16));
  return Array.from(bytes, byte => byte.toString(16).padStart(2, '0')).join('');
}
