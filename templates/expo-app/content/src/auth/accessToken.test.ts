import { tokenOf } from '@/testing/tokens';
import { readAccessToken } from './accessToken';

const now = new Date('2026-01-08T09:00:00Z');
const seconds = now.getTime() / 1000;

describe('readAccessToken', () => {
  it('takes a token as it is copied', () => {
    const token = tokenOf({ sub: 'ada', exp: seconds + 60 });
    expect(readAccessToken(` Bearer ${token}\n`, now)).toEqual({ ok: true, token });
    expect(readAccessToken(tokenOf({ sub: 'ada' }), now)).toMatchObject({ ok: true });
  });

  it('refuses one that has expired', () => {
    expect(readAccessToken(tokenOf({ exp: seconds }), now)).toEqual({
      ok: false,
      reason: 'outdated',
    });
  });

  it.each(['', 'token', 'a.b', 'a.!.c', 'a.bm90IGpzb24.c', tokenOf({ exp: 'soon' })])(
    'refuses %p',
    (input) => {
      expect(readAccessToken(input, now)).toEqual({ ok: false, reason: 'malformed' });
    },
  );
});
