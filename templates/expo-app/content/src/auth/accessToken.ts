import { z } from 'zod';

export type AccessToken =
  | { readonly ok: true; readonly token: string }
  | { readonly ok: false; readonly reason: 'malformed' | 'outdated' };

const claimsSchema = z.object({ exp: z.number().optional() });

/**
 * Reads a JWT that someone typed. Only the backend can verify it: this spares
 * the reader a token that cannot work.
 */
export function readAccessToken(input: string, now: Date): AccessToken {
  const token = input.trim().replace(/^Bearer\s+/i, '');
  const claims = claimsOf(token);
  if (!claims) {
    return { ok: false, reason: 'malformed' };
  }
  const outdated = claims.exp !== undefined && claims.exp * 1000 <= now.getTime();
  return outdated ? { ok: false, reason: 'outdated' } : { ok: true, token };
}

function claimsOf(token: string): z.infer<typeof claimsSchema> | undefined {
  const payload = /^[\w-]+\.([\w-]+)\.[\w-]+$/.exec(token)?.[1];
  if (!payload) {
    return undefined;
  }
  try {
    const json = atob(payload.replaceAll('-', '+').replaceAll('_', '/'));
    return claimsSchema.safeParse(JSON.parse(json)).data;
  } catch {
    return undefined;
  }
}
