import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { shellGit } from './testUtils/shellGit';
import { formatMessage, parseMessage } from './message';

jest.setTimeout(60_000);

describe('parseMessage', () => {
  let directory: string;

  beforeAll(async () => {
    directory = await mkdtemp(join(tmpdir(), 'jalon-message-'));
    await shellGit(directory, ['init', '--quiet', '--bare', directory]);
  });

  afterAll(() => rm(directory, { recursive: true, force: true }));

  it.each([
    'Subject',
    'Subject\n\nBody',
    'Subject\n\nBody\n\nKey: value',
    'Subject\n\nKey: value\nOther-Key:   spaced   \nKey: again',
    'Subject\nKey: value',
    'Key: value',
    'Subject\n\nBody\nKey: value',
    'Subject\n\nBody with a colon: here\nKey: value',
    'Subject\n\nKey: value\n\nNot the last paragraph',
    'Subject\n\nKey: value\n  continued\n\tonce more\nNext: one',
    'Subject\n\n  indented\nKey: value',
    'Subject\n\nKey : value',
    'Subject\n\nKey value: no key',
    'Subject\n\nhttps://example.org/x\nKey: value',
    'Subject\n\n(cherry picked from commit 1234567)\nKey: value',
    'Subject\n\nfree text\nSigned-off-by: A <a@b>\nKey: value',
    'Subject\n\na\nb\nc\nd\ne\nf\ng\nSigned-off-by: A <a@b>\n',
    'Subject\n\nBody\n\nKey:\nOther: x',
    'Subject\n\nBody\n\n\nKey: value\n\n\n',
    'Subject\n\nBody\n---\n\nKey: value',
    'Subject\n\nBody\n\nKey: value\n# comment',
    'Subject\n\nBody\n \t \nKey: value',
    'Ünïcode ✓\n\nCorps\n\nClé: non\nKey: é',
    '',
  ])('reads the trailers of %j as git does', async message => {
    const said = await shellGit(
      directory,
      ['interpret-trailers', '--parse', '--no-divider'],
      { input: message },
    );
    const own = parseMessage(message).trailers.map(({ key, value }) =>
      `${key}: ${value}`.trimEnd(),
    );
    expect(own).toEqual(
      said
        .split('\n')
        .filter(line => line && !line.startsWith('(cherry'))
        .map(line => line.trimEnd()),
    );
  });

  it('takes subject and body apart', () => {
    expect(parseMessage('One\n\nTwo\n\n  three\n\nKey: value\n')).toEqual({
      subject: 'One',
      body: 'Two\n\n  three',
      trailers: [{ key: 'Key', value: 'value' }],
    });
    expect(parseMessage('\n\nOne\nTwo')).toEqual({
      subject: 'One',
      body: 'Two',
      trailers: [],
    });
  });

  it('reads hostile messages in time that grows with their length', () => {
    for (const message of [
      `S\n\n${' '.repeat(200_000)}x`,
      `S\n\n${'\n'.repeat(200_000)}x`,
      `S\n\n${'a'.repeat(200_000)}`,
      `S\n\n${'k: v\n'.repeat(40_000)}`,
      `${'\n \t'.repeat(60_000)}x`,
    ]) {
      const start = performance.now();
      parseMessage(message);
      expect(performance.now() - start).toBeLessThan(5_000);
    }
  });
});

describe('formatMessage', () => {
  it('keeps trailers apart from a body that looks like them', () => {
    const trailers = [{ key: 'Rollback-To', value: '1.4.1' }];
    const message = formatMessage('Roll back\n\nRollback-To: 6.6.6', trailers);
    expect(message).toBe(
      'Roll back\n\nRollback-To: 6.6.6\n\nRollback-To: 1.4.1\n',
    );
    expect(parseMessage(message)).toEqual({
      subject: 'Roll back',
      body: 'Rollback-To: 6.6.6',
      trailers,
    });
  });

  it('writes line breaks as Git does', () => {
    expect(formatMessage('\nOne  \r\n\r\nTwo\r\n\r\n')).toBe('One\n\nTwo\n');
  });
});
