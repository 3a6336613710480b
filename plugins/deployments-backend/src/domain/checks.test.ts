import {
  holdCheck,
  imagesLeftCheck,
  inFlightCheck,
  isMigrationFile,
  migrationsCheck,
  sortChecks,
  targetAvailableCheck,
} from './checks';

const url = 'https://example.com/migration';

describe('isMigrationFile', () => {
  it.each([
    ['prisma/migrations/0004_source/migration.sql', true],
    ['src/database/migrations/1700000000-Add.ts', true],
    ['migrations/0001.py', true],
    ['prisma/migrations/migration_lock.toml', false],
    ['docs/migrations/README.md', false],
    ['node_modules/knex/migrations/x.js', false],
    ['src/migrations.ts', false],
  ])('%s: %s', (path, expected) => {
    expect(isMigrationFile(path)).toBe(expected);
  });

  it('copes with a hostile path', () => {
    const path = 'migrations/'.repeat(200_000);
    expect(isMigrationFile(`${path}x`)).toBe(false);
    expect(isMigrationFile(`${path}x.sql`)).toBe(true);
  });
});

describe('migrationsCheck', () => {
  it('passes without migrations', () => {
    expect(migrationsCheck([]).status).toBe('pass');
  });

  it('warns of those that only add', () => {
    expect(
      migrationsCheck([
        { path: 'a.sql', url, content: '-- Expand-only\nALTER TABLE a' },
      ]),
    ).toMatchObject({
      status: 'warn',
      title: '1 database migration between the two: expand only, safe',
      evidence: 'a.sql',
      url,
    });
  });

  it('blocks for any other, and for one that cannot be read', () => {
    const check = migrationsCheck([
      { path: 'a.sql', url, content: '-- expand-only' },
      { path: 'b.sql', url, content: 'DROP TABLE a' },
      { path: 'c.sql', url },
    ]);
    expect(check).toMatchObject({
      status: 'block',
      evidence: expect.stringContaining('b.sql, c.sql. Roll forward'),
    });
  });

  it('names the first few of many', () => {
    const many = Array.from({ length: 12 }, (_, i) => ({
      path: `${i}.sql`,
      url,
      content: '',
    }));
    expect(migrationsCheck(many).evidence).toContain('and 2 more');
  });
});

describe('the other checks', () => {
  const hold = {
    id: '1',
    reason: 'bad migration',
    actor: { displayName: 'Amel' },
    createdAt: '2026-11-01T00:00:00.000Z',
  };

  it('stand in the order in which they stop a person', () => {
    const checks = sortChecks([
      inFlightCheck(undefined),
      holdCheck(hold),
      targetAvailableCheck({ version: '1', overlayFound: false }),
      ...imagesLeftCheck(['sidecar']),
    ]);
    expect(checks.map(check => `${check.status} ${check.id}`)).toEqual([
      'block target-available',
      'warn hold',
      'warn images-left',
      'pass in-flight',
    ]);
    expect(checks[1].title).toBe('Held by Amel: bad migration');
  });

  it('need not say that no image is left', () => {
    expect(imagesLeftCheck([])).toEqual([]);
    expect(inFlightCheck('2.0 is being deployed').status).toBe('block');
  });
});
