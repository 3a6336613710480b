import { requestIdOf } from './request-id.js';

describe('requestIdOf', () => {
  it('keeps the id of the caller', () => {
    expect(requestIdOf({ 'x-request-id': 'a1b2-c3' })).toBe('a1b2-c3');
  });

  it.each([undefined, '', 'two words', 'x'.repeat(129), '{"level":60}'])(
    'makes one instead of %p',
    (sent) => {
      expect(requestIdOf({ 'x-request-id': sent })).toMatch(/^[0-9a-f-]{36}$/);
    },
  );
});
