/** @jest-environment node */
import { registry } from '@/metrics/metrics';
import { mockBackend } from '@/testing/backend';
import { nextHeaders, requestContext } from '@/testing/request-context';
import { backend } from './backend';

jest.mock('next/headers', () => nextHeaders);

describe('backend', () => {
  it('calls in the name of the visitor, within the same request and trace', async () => {
    requestContext.headers = new Headers({
      'x-request-id': 'check-42',
      'x-forwarded-for': '192.0.2.7',
      traceparent: '00-1-2-01',
      cookie: 'session=secret',
    });
    const requests = mockBackend(() => Response.json({ items: [] }));
    const client = await backend('token');
    await client.GET('/api/v1/notes', { params: { query: { limit: 3 } } });

    expect(requests[0]?.url).toBe('http://backend.test/api/v1/notes?limit=3');
    const headers = Object.fromEntries(requests[0]?.headers ?? []);
    expect(headers).toMatchObject({
      authorization: 'Bearer token',
      'x-request-id': 'check-42',
      'x-forwarded-for': '192.0.2.7',
      traceparent: '00-1-2-01',
    });
    expect(headers).not.toHaveProperty('cookie');
  });

  it('counts what failed', async () => {
    requestContext.reset();
    mockBackend(() => Promise.reject(new Error('refused')));
    const client = await backend();
    await expect(client.GET('/api/v1/notes')).rejects.toThrow('refused');
    await expect(registry.metrics()).resolves.toContain(
      'external_request_duration_seconds_count{provider="backend",outcome="failure"} 1',
    );
  });
});
