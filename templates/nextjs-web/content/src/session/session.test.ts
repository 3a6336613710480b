/** @jest-environment node */
import { nextHeaders, requestContext } from '@/testing/request-context';
import { inSeconds, tokenOf } from '@/testing/token';
import { endSession, isUsable, readSession, requireSession, startSession } from './session';
import { claimsOf, secondsLeft } from './token';

jest.mock('next/headers', () => nextHeaders);

beforeEach(() => requestContext.reset());

describe('a token', () => {
  it('tells when it ends', () => {
    const claims = claimsOf(tokenOf({ exp: 1_000 }));
    expect(secondsLeft(claims ?? {}, 400_000)).toBe(600);
    expect(secondsLeft({})).toBeUndefined();
  });

  it.each(['', 'a.b', 'a.b.c', tokenOf({ exp: 'tomorrow' }), tokenOf({ exp: inSeconds(-1) })])(
    'is not worth sending when it is %p',
    (token) => {
      expect(isUsable(token)).toBe(false);
    },
  );
});

describe('a session', () => {
  it('lives in a cookie that scripts cannot read, as long as its token', async () => {
    const token = tokenOf({ exp: inSeconds(600) });
    await startSession(token);
    const cookie = requestContext.set.get('session');
    expect(cookie).toMatchObject({
      value: token,
      options: { httpOnly: true, sameSite: 'lax', path: '/' },
    });
    expect(cookie?.options['maxAge']).toBeGreaterThan(590);
  });

  it('ends with the browser when its token has no end', async () => {
    await startSession(tokenOf());
    expect(requestContext.set.get('session')?.options).not.toHaveProperty('maxAge');
  });

  it('is read from the request', async () => {
    await expect(readSession()).resolves.toBeUndefined();
    const token = tokenOf();
    requestContext.cookies.set('session', token);
    await expect(requireSession('/notes')).resolves.toEqual({ token });
  });

  it('is asked for where there is none', async () => {
    await expect(requireSession('/notes')).rejects.toMatchObject({
      digest: expect.stringContaining('/sign-in?next=%2Fnotes') as string,
    });
  });

  it('can be ended', async () => {
    await endSession();
    expect(requestContext.set.get('session')).toMatchObject({ value: '', options: { maxAge: 0 } });
  });
});
