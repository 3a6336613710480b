import {
  breaksRunningVersion,
  checkMigrations,
  historyProblems,
} from '../../scripts/lib/migration-rules.mjs';

describe('breaksRunningVersion', () => {
  it.each([
    'CREATE TABLE notes (id uuid NOT NULL)',
    'ALTER TABLE notes ADD COLUMN summary text',
    "ALTER TABLE notes ADD COLUMN state text NOT NULL DEFAULT 'new'",
    'CREATE INDEX CONCURRENTLY i ON notes (title); -- no DROP TABLE here',
    "INSERT INTO texts VALUES ('DROP TABLE notes')",
    'ALTER TABLE notes ADD CONSTRAINT c FOREIGN KEY (author_id) REFERENCES authors (id)',
    'ALTER TABLE notes DROP CONSTRAINT c',
    'DROP INDEX i',
  ])('lets %p pass', (sql) => {
    expect(breaksRunningVersion(sql)).toEqual([]);
  });

  it.each([
    ['DROP TABLE notes', 'takes away'],
    ['ALTER TABLE notes DROP COLUMN title', 'takes away'],
    ['alter table notes drop title', 'takes away'],
    ['ALTER TABLE notes RENAME COLUMN title TO name', 'renames'],
    ['ALTER TABLE notes RENAME TO papers', 'renames'],
    ['ALTER TABLE notes ALTER COLUMN title SET NOT NULL', 'forbids NULL'],
    ['ALTER TABLE notes ADD COLUMN state text NOT NULL', 'NOT NULL without a default'],
    ['ALTER TABLE notes ADD a int NOT NULL DEFAULT 1, ADD b int NOT NULL', 'without a default'],
    ['ALTER TABLE "notes" ALTER COLUMN "title" SET DATA TYPE varchar(5)', 'changes a type'],
    ['ALTER TABLE notes ALTER title TYPE int USING 1', 'changes a type'],
    ['TRUNCATE notes', 'deletes rows'],
    ["await db.dropCollection('notes')", 'takes away'],
  ])('refuses %p', (sql, reason) => {
    expect(breaksRunningVersion(sql)).toEqual([expect.stringContaining(reason)]);
  });

  it('takes away what a contract says nobody reads', () => {
    const sql = 'ALTER TABLE notes DROP COLUMN title;';
    expect(breaksRunningVersion(`-- contract: nothing reads it since 1.4\n${sql}`)).toEqual([]);
    expect(breaksRunningVersion(`-- contract:\n${sql}`)).toHaveLength(1);
  });
});

describe('historyProblems', () => {
  const pattern = /^\d{4}_[a-z_]+$/;
  const first = { name: '0001_first', text: 'CREATE TABLE a ()' };
  const third = { name: '0003_third', text: 'CREATE TABLE c ()' };

  it('lets a history grow at its end', () => {
    expect(historyProblems([first, third], [first], pattern)).toEqual([]);
  });

  it.each([
    [
      'a merged migration that was changed',
      [{ ...first, text: 'x' }, third],
      /0001_first: already/,
    ],
    ['a merged migration that is gone', [third], /0001_first: already merged/],
    ['one that comes before a merged one', [first, { name: '0002_b', text: '' }, third], /sorts/],
    ['two with one number', [first, third, { name: '0003_b', text: '' }], /same number/],
    ['a name without a number', [first, third, { name: 'fix', text: '' }], /name it/],
  ])('refuses %s', (_, present, problem) => {
    expect(historyProblems(present, [first, third], pattern)).toContainEqual(
      expect.stringMatching(problem),
    );
  });

  it('judges only what is new: what was merged has happened', () => {
    const old = { name: '0001_drop', text: 'DROP TABLE a' };
    const next = { name: '0002_drop', text: 'DROP TABLE b' };
    expect(checkMigrations([old, next], [old], pattern)).toEqual([
      expect.stringContaining('0002_drop: takes away'),
    ]);
  });
});
