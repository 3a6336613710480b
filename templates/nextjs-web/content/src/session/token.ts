import { z } from 'zod';

const claimsSchema = z.object({ exp: z.number().optional(), sub: z.string().optional() });

export type Claims = z.infer<typeof claimsSchema>;

/**
 * Reads a token without checking its signature: the backend does that at every
 * call. Here it only tells when the session ends.
 */
export function claimsOf(token: string): Claims | undefined {
  const [, payload, signature] = token.split('.');
  if (!payload || !signature) {
    return undefined;
  }
  try {
    return claimsSchema.parse(JSON.parse(Buffer.from(payload, 'base64url').toString()));
  } catch {
    return undefined;
  }
}

/** Seconds that a token remains valid; undefined when it does not say. */
export function secondsLeft(claims: Claims, now = Date.now()): number | undefined {
  return claims.exp === undefined ? undefined : Math.floor(claims.exp - now / 1000);
}
