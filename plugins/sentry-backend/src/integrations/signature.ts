import { createHmac, timingSafeEqual } from 'node:crypto';

/** What Sentry puts in `Sentry-Hook-Signature` for a body. */
export function signHook(body: Buffer, secret: string): string {
  return createHmac('sha256', secret).update(body).digest('hex');
}

/** Whether a webhook comes from the one who knows the secret. */
export function isSigned(
  body: Buffer,
  signature: string | undefined,
  secret: string,
): boolean {
  const expected = Buffer.from(signHook(body, secret), 'hex');
  const actual = Buffer.from(
    /^[0-9a-f]{64}$/i.test(signature ?? '') ? String(signature) : '',
    'hex',
  );
  return actual.length === expected.length && timingSafeEqual(actual, expected);
}
