import { compareReleases, isReleaseOf, parseRelease } from './release';

describe('parseRelease', () => {
  it.each([
    ['1.4.2', { version: '1.4.2' }],
    ['v1.4.2', { version: '1.4.2' }],
    ['checkin-api@1.4.2', { package: 'checkin-api', version: '1.4.2' }],
    ['@acme/web@2.0.0', { package: '@acme/web', version: '2.0.0' }],
    [
      'dev.yonima.checkin@1.1.0+57',
      { package: 'dev.yonima.checkin', version: '1.1.0', build: '57' },
    ],
    ['1.1.0 (57)', { version: '1.1.0', build: '57' }],
    ['a1b2c3d', { version: 'a1b2c3d' }],
  ])('takes %s apart', (name, expected) => {
    expect(parseRelease(name)).toEqual(expect.objectContaining(expected));
  });

  it('is quick for a name that is made to be slow', () => {
    const hostile = `${'1.'.repeat(50_000)}x ${'('.repeat(50_000)}`;
    const release = parseRelease(hostile);
    expect(compareReleases(release, release)).toBeUndefined();
  });
});

describe('compareReleases', () => {
  const order = (a: string, b: string) => {
    const result = compareReleases(parseRelease(a), parseRelease(b));
    return result === undefined ? undefined : Math.sign(result);
  };

  it.each([
    ['a@1.2.0', 'a@1.10.0', -1],
    ['1.4', '1.4.0', 0],
    ['1.4.0-rc.1', '1.4.0', -1],
    ['a@1.1.0+9', 'a@1.1.0+57', -1],
    ['a@1.1.0+57', '1.1.0', 0],
    ['main-1', '1.0.0', undefined],
    ['20261121', '20261122', undefined],
  ])('orders %s and %s', (a, b, expected) => {
    expect(order(a, b)).toBe(expected);
  });
});

describe('isReleaseOf', () => {
  it.each([
    ['checkin-api@1.4.2', { version: '1.4.2' }, true],
    ['checkin-api@1.4.2', { version: 'v1.4.2' }, true],
    ['checkin-api@1.4.2', { version: '1.4.20' }, false],
    ['a1b2c3d', { version: 'latest', commit: 'a1b2c3d4e5' }, true],
    ['a1b2', { version: 'latest', commit: 'a1b2c3d4e5' }, false],
    ['app@1.1.0+57', { version: '1.1.0+56' }, false],
  ])('%s of %p: %p', (name, deployment, expected) => {
    expect(isReleaseOf(parseRelease(name), deployment)).toBe(expected);
  });
});
