/** @jest-environment node */
import { pino } from 'pino';
import { logTheConsole } from './console';
import { levelOf } from './logger';
import { requestIdOf } from './request-id';

describe('requestIdOf', () => {
  it('keeps the id of the caller', () => {
    expect(requestIdOf(new Headers({ 'x-request-id': 'a1b2-c3' }))).toBe('a1b2-c3');
  });

  it.each(['', 'two words', 'x'.repeat(129), '{"level":60}'])('makes one instead of %p', (sent) => {
    expect(requestIdOf(new Headers({ 'x-request-id': sent }))).toMatch(/^[0-9a-f-]{36}$/);
  });
});

describe('levelOf', () => {
  it.each([
    ['debug', 'debug'],
    ['silent', 'silent'],
    ['loud', 'info'],
    [undefined, 'info'],
  ])('reads %p as %p', (wanted, level) => {
    expect(levelOf(wanted)).toBe(level);
  });
});

describe('logTheConsole', () => {
  function recorded(print: (target: Console) => void): Record<string, unknown>[] {
    const lines: string[] = [];
    const logger = pino({ base: null }, { write: (line: string) => lines.push(line) });
    const target = { ...globalThis.console };
    logTheConsole(logger, target);
    print(target);
    return lines.map((line) => JSON.parse(line) as Record<string, unknown>);
  }

  it('writes one record for each call', () => {
    const records = recorded((target) => {
      target.warn('%s is slow', 'the disk');
      target.error(' ⨯', new Error('it broke'));
      target.error(new Error('it broke again'));
    });
    expect(records).toMatchObject([
      { level: 40, msg: 'the disk is slow' },
      { level: 50, msg: '⨯', err: { message: 'it broke', stack: expect.any(String) as string } },
      { level: 50, msg: 'it broke again' },
    ]);
  });
});
