import { makeDeployment } from '../__testUtils__/fixtures';
import { makeApi } from '../__testUtils__/render';
import {
  ranForSeconds,
  shortDigest,
  shortExternalId,
  whatHappened,
} from './deployments';
import { countChangedLines, parseDifference } from './difference';
import { describeFailure } from './failures';
import { evidenceHref } from './hrefs';
import { previewChanges } from './previewChanges';
import { readTabState, sinceOf } from './tabState';

const AT = new Date('2026-11-20T10:00:00Z');

describe('parseDifference', () => {
  it('tells headers, changes and what stays apart', () => {
    const lines = parseDifference(
      'diff --git a/x b/x\n--- a/x\n+++ b/x\n@@ -1,2 +1,2 @@\n a\n-- b\n+- c\n',
    );
    expect(lines.map(({ type }) => type)).toEqual([
      'file',
      'file',
      'file',
      'hunk',
      'same',
      'removed',
      'added',
    ]);
    expect(lines[5].text).toBe('- b');
  });

  it('does not take a removed line that looks like a header for one', () => {
    expect(countChangedLines('@@ -1 +1 @@\n--- a\n+++ b\n')).toBe(2);
  });
});

describe('evidenceHref', () => {
  it.each([
    ['vbscript:alert(1)', undefined],
    ['data:text/html,x', undefined],
    ['not an address', undefined],
    [undefined, undefined],
    ['https://github.com/a/b/commit/1', 'https://github.com/a/b/commit/1'],
    ['https://portal.example/repositories/a/b?x#y', '/repositories/a/b?x#y'],
  ])('makes of %s %s', (url, expected) => {
    expect(evidenceHref(url, 'https://portal.example')).toBe(expected);
  });
});

describe('describeFailure', () => {
  it.each([
    ['ConflictError', 'conflict'],
    ['NotAllowedError', 'forbidden'],
    ['NotFoundError', 'notFound'],
    ['InputError', 'invalid'],
    ['TypeError', 'other'],
  ])('knows %s as %s', (name, kind) => {
    const error = Object.assign(new Error('No such thing'), { name });
    expect(describeFailure(error)).toEqual({
      kind,
      message: 'No such thing.',
    });
  });
});

describe('readTabState', () => {
  it('leaves out what it cannot read', () => {
    expect(
      readTabState(new URLSearchParams('state=odd&period=5&after=&q=')),
    ).toEqual({
      environment: undefined,
      state: undefined,
      query: undefined,
      days: 30,
      after: [],
      selected: undefined,
      compare: undefined,
    });
    expect(readTabState(new URLSearchParams('period=all')).days).toBe(
      undefined,
    );
  });

  it('asks the same question all day, so that cursors keep fitting', () => {
    const morning = sinceOf(7, Date.parse('2026-11-20T00:00:01Z'));
    expect(sinceOf(7, Date.parse('2026-11-20T23:59:59Z'))).toBe(morning);
    expect(morning).toBe('2026-11-13T00:00:00.000Z');
  });
});

describe('deployments', () => {
  const left = makeDeployment({
    environment: 'production',
    version: '2',
    at: AT,
    supersededAt: new Date(AT.getTime() + 90_000),
  });

  it('know what happened from the others on the screen', () => {
    const rollback = makeDeployment({
      id: 'r',
      environment: 'production',
      version: '1',
      at: AT,
      kind: 'rollback',
      rollbackOf: left.id,
    });
    expect(whatHappened(rollback, [left])).toEqual({
      what: 'rollback',
      leftVersion: '2',
    });
    expect(whatHappened(rollback, [])).toEqual({ what: 'rollback' });
    expect(whatHappened(left, [rollback])).toEqual({ what: 'rolledBack' });
    expect(whatHappened(left, [])).toEqual({ what: 'deploy' });
  });

  it('know how long they ran', () => {
    expect(ranForSeconds(left)).toBe(90);
    expect(ranForSeconds({ ...left, supersededAt: undefined })).toBe(undefined);
  });

  it('shorten the commit in the id of a source', () => {
    const sha = 'a1b2c3d'.padEnd(40, '0');
    expect(shortExternalId(`localhost/yonima/api@${sha}:k/x.yaml`)).toBe(
      'a1b2c3d',
    );
    expect(shortExternalId('48151623')).toBe('48151623');
  });

  it('shorten digests', () => {
    expect(shortDigest(`sha256:${'a'.repeat(64)}`)).toBe(
      'sha256:aaaaaaaaaaaa…',
    );
  });
});

describe('previewChanges', () => {
  it('tells what a check and the rest say now', async () => {
    const api = makeApi();
    const request = { entityRef: 'component:default/checkin-api' };
    const before = await api.previewRollback({
      ...request,
      environment: 'staging',
    });
    expect(previewChanges(before, before)).toEqual([]);
    expect(previewChanges(before, { ...before, fingerprint: 'x' })).toEqual([
      { type: 'hidden' },
    ]);
    const blocked = {
      id: 'target-available',
      status: 'block' as const,
      title: 'Image is gone',
    };
    expect(
      previewChanges(before, {
        ...before,
        fingerprint: 'y',
        checks: [blocked],
        changes: [],
      }),
    ).toEqual([{ type: 'difference' }, { type: 'check', check: blocked }]);
  });
});
