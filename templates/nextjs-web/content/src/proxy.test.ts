/** @jest-environment node */
import { NextRequest } from 'next/server';
import { proxy } from './proxy';

const visit = (init?: ConstructorParameters<typeof NextRequest>[1]) =>
  proxy(new NextRequest('https://web.test/notes', init));

describe('proxy', () => {
  it('gives each request an id, and its page a policy of its own', () => {
    const first = visit({ headers: { 'x-request-id': 'check-42' } });
    expect(first.headers.get('x-request-id')).toBe('check-42');
    expect(first.headers.get('x-middleware-request-x-request-id')).toBe('check-42');
    const policy = first.headers.get('content-security-policy') ?? '';
    const nonce = first.headers.get('x-middleware-request-x-nonce');
    expect(policy).toContain(`'nonce-${nonce}'`);
    expect(visit().headers.get('content-security-policy')).not.toBe(policy);
  });

  it('keeps other sites from changing anything', async () => {
    const response = visit({ method: 'POST', headers: { 'sec-fetch-site': 'cross-site' } });
    expect(response.status).toBe(403);
    await expect(response.json()).resolves.toMatchObject({ statusCode: 403 });
  });
});
