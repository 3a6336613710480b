import { ApiError } from './ApiError';
import { type ApiClientOptions, createApiClient, dataOf } from './client';

const note = {
  id: '1',
  title: 'Gate 4',
  text: '',
  author: { id: 'ada', name: 'Ada' },
  createdAt: '2026-01-08T09:00:00.000Z',
};

function answer(status: number, body: unknown, headers: Record<string, string> = {}) {
  return new Response(JSON.stringify(body), {
    status,
    headers: { 'content-type': 'application/json', ...headers },
  });
}

function setUp(fetch: ApiClientOptions['fetch'], options: Partial<ApiClientOptions> = {}) {
  const onUnauthorized = jest.fn();
  const client = createApiClient({
    baseUrl: 'https://api.example.com',
    token: () => 'a.b.c',
    onUnauthorized,
    fetch,
    ...options,
  });
  return { client, onUnauthorized, list: () => dataOf(client.GET('/api/v1/notes')) };
}

describe('createApiClient', () => {
  it('asks in the name of who is signed in', async () => {
    const fetch = jest.fn(async (_request: Request) => answer(200, { items: [note] }));
    await expect(setUp(fetch).list()).resolves.toEqual({ items: [note] });
    const request = fetch.mock.calls[0]?.[0];
    expect(request?.url).toBe('https://api.example.com/api/v1/notes');
    expect(request?.headers.get('authorization')).toBe('Bearer a.b.c');
  });

  it('sends no token when there is none', async () => {
    const fetch = jest.fn(async (_request: Request) => answer(200, { items: [] }));
    await setUp(fetch, { token: () => undefined }).list();
    expect(fetch.mock.calls[0]?.[0].headers.has('authorization')).toBe(false);
  });

  it('ends the session when the API does not accept the token', async () => {
    const { list, onUnauthorized } = setUp(async () => answer(401, { message: 'expired' }));
    await expect(list()).rejects.toMatchObject({ kind: 'unauthorized', retryable: false });
    expect(onUnauthorized).toHaveBeenCalledTimes(1);
  });

  it.each([
    [400, 'invalid', false],
    [403, 'forbidden', false],
    [404, 'notFound', false],
    [409, 'invalid', false],
    [429, 'rateLimited', true],
    [500, 'server', true],
    [503, 'server', true],
  ])('tells what %i means', async (status, kind, retryable) => {
    const { list, onUnauthorized } = setUp(async () =>
      answer(status, { message: 'not today' }, { 'x-request-id': 'r-1' }),
    );
    await expect(list()).rejects.toMatchObject({
      kind,
      retryable,
      requestId: 'r-1',
      detail: 'not today',
    });
    expect(onUnauthorized).not.toHaveBeenCalled();
  });

  it('tells which fields the API refuses', async () => {
    const errors = [{ field: 'title', message: 'too long' }];
    const { list } = setUp(async () => answer(400, { message: 'Not valid', errors }));
    await expect(list()).rejects.toMatchObject({ kind: 'invalid', detail: 'title: too long' });
  });

  it('copes with an error page of something between', async () => {
    const { list } = setUp(async () => new Response('<html>Bad gateway</html>', { status: 502 }));
    await expect(list()).rejects.toMatchObject({ kind: 'server', detail: undefined });
  });

  it('knows a missing network from a service that does not answer', async () => {
    const offline = setUp(async () => {
      throw new TypeError('Network request failed');
    });
    await expect(offline.list()).rejects.toMatchObject({ kind: 'offline' });

    const silent = setUp(
      (_request, { signal }) =>
        new Promise((_resolve, reject) => {
          signal.addEventListener('abort', () => reject(new Error('aborted')));
        }),
      { timeoutMs: 5 },
    );
    await expect(silent.list()).rejects.toEqual(new ApiError('timeout'));
  });

  it('lets a screen that closes abort its call', async () => {
    const closing = new AbortController();
    const { client } = setUp(
      (_request, { signal }) =>
        new Promise((_resolve, reject) => {
          signal.addEventListener('abort', () => reject(new Error('aborted')));
          closing.abort();
        }),
    );
    const call = client.GET('/api/v1/notes', { signal: closing.signal });
    await expect(call).rejects.toThrow('aborted');
  });

  it('does not take an answer without a body for data', async () => {
    const { list } = setUp(
      async () => new Response(null, { status: 200, headers: { 'content-length': '0' } }),
    );
    await expect(list()).rejects.toMatchObject({ kind: 'server' });
  });
});
