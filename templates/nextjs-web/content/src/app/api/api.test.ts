/** @jest-environment node */
import { mockBackend, note } from '@/testing/backend';
import { nextHeaders, requestContext } from '@/testing/request-context';
import { inSeconds, tokenOf } from '@/testing/token';
import { GET as health } from './health/route';
import { GET as metrics } from './metrics/route';
import { POST as createNote } from './notes/route';
import { DELETE as signOut, POST as signIn } from './session/route';

jest.mock('next/headers', () => nextHeaders);

beforeEach(() => requestContext.reset());

const post = (body: unknown) =>
  new Request('http://web.test/api', { method: 'POST', body: JSON.stringify(body) });

describe('GET /api/health', () => {
  it('is healthy, and never from a cache', async () => {
    const response = health();
    expect(response.headers.get('cache-control')).toBe('no-store');
    await expect(response.json()).resolves.toMatchObject({ status: 'ok' });
  });
});

describe('GET /api/metrics', () => {
  const get = (headers = {}) => metrics(new Request('http://web.test/', { headers }));

  it('is for Prometheus', async () => {
    const response = await get();
    expect(response.headers.get('content-type')).toContain('text/plain');
    await expect(response.text()).resolves.toContain(
      '# TYPE http_request_duration_seconds histogram',
    );
  });

  it('is not for the internet', async () => {
    expect((await get({ 'x-real-ip': '192.0.2.7' })).status).toBe(404);
  });
});

describe('POST /api/notes', () => {
  const signedIn = () => requestContext.cookies.set('session', tokenOf());

  it('creates the note in the name of the visitor', async () => {
    signedIn();
    const requests = mockBackend(() => Response.json(note, { status: 201 }));
    const response = await createNote(post({ title: ' Gate 4 ' }));
    expect(response.status).toBe(201);
    await expect(response.json()).resolves.toEqual(note);
    await expect(requests[0]?.json()).resolves.toEqual({ title: 'Gate 4', text: '' });
  });

  it('asks visitors to sign in', async () => {
    expect((await createNote(post({ title: 'Gate 4' }))).status).toBe(401);
  });

  it('ends a session that the backend refuses', async () => {
    signedIn();
    mockBackend(() => Response.json({ message: 'The token has expired' }, { status: 401 }));
    expect((await createNote(post({ title: 'Gate 4' }))).status).toBe(401);
    expect(requestContext.set.get('session')?.value).toBe('');
  });

  it.each([[{ title: '' }], [{}], ['nonsense']])('refuses %p', async (body) => {
    signedIn();
    const response = await createNote(post(body));
    expect(response.status).toBe(400);
    await expect(response.json()).resolves.toMatchObject({ message: 'The note is not valid' });
  });

  it('passes on what the backend has against it', async () => {
    signedIn();
    const errors = [{ field: 'title', message: 'taken' }];
    mockBackend(() => Response.json({ message: 'Not valid', errors }, { status: 400 }));
    const response = await createNote(post({ title: 'Gate 4' }));
    expect(response.status).toBe(400);
    await expect(response.json()).resolves.toMatchObject({ errors });
  });

  it.each([
    ['fails', () => Response.json({ message: 'secret detail' }, { status: 500 })],
    ['does not answer', () => Promise.reject(new TypeError('fetch failed'))],
  ])('says so when the backend %s', async (_, answer) => {
    signedIn();
    requestContext.headers.set('x-request-id', 'check-42');
    mockBackend(answer);
    const response = await createNote(post({ title: 'Gate 4' }));
    expect(response.status).toBe(502);
    await expect(response.json()).resolves.toEqual({
      statusCode: 502,
      message: 'The backend is not available',
      requestId: 'check-42',
    });
  });
});

describe('POST /api/session', () => {
  it('keeps a token that the backend accepts', async () => {
    const token = tokenOf({ exp: inSeconds(60) });
    const requests = mockBackend(() => Response.json({ message: 'No title' }, { status: 400 }));
    expect((await signIn(post({ token }))).status).toBe(204);
    expect(requests[0]?.headers.get('authorization')).toBe(`Bearer ${token}`);
    expect(requestContext.set.get('session')?.value).toBe(token);
  });

  it.each([
    [{}, 400],
    [{ token: 'x'.repeat(4000) }, 400],
    [{ token: 'a.b.c' }, 401],
    [{ token: tokenOf({ exp: inSeconds(-60) }) }, 401],
    [{ token: tokenOf({ sub: 'stranger' }) }, 401],
  ])('keeps nothing of %p', async (body, status) => {
    mockBackend(() => Response.json({ message: 'Unauthorized' }, { status: 401 }));
    expect((await signIn(post(body))).status).toBe(status);
    expect(requestContext.set.size).toBe(0);
  });

  it('does not blame the token when the backend fails', async () => {
    mockBackend(() => Response.json({ message: 'Busy' }, { status: 503 }));
    expect((await signIn(post({ token: tokenOf() }))).status).toBe(502);
  });
});

describe('DELETE /api/session', () => {
  it('forgets the token, and has the backend forget it', async () => {
    requestContext.cookies.set('session', tokenOf());
    const requests = mockBackend(() => new Response(null, { status: 204 }));
    expect((await signOut()).status).toBe(204);
    expect(requests[0]).toMatchObject({ method: 'DELETE' });
    expect(requests[0]?.url).toBe('http://backend.test/api/v1/session');
    expect(requestContext.set.get('session')?.value).toBe('');
  });

  it.each([
    ['fails', () => Response.json({ message: 'Busy' }, { status: 503 })],
    ['does not answer', () => Promise.reject(new TypeError('fetch failed'))],
  ])('forgets the token even when the backend %s', async (_, answer) => {
    requestContext.cookies.set('session', tokenOf());
    mockBackend(answer);
    expect((await signOut()).status).toBe(204);
    expect(requestContext.set.get('session')?.value).toBe('');
  });

  it('asks nobody about a session that there is not', async () => {
    const requests = mockBackend(() => new Response(null, { status: 204 }));
    expect((await signOut()).status).toBe(204);
    expect(requests).toHaveLength(0);
  });
});
