/** What the checks have to know about Drizzle: where its migrations are, and whether they suit its schema. */
import { execFileSync } from 'node:child_process';
import { cp, mkdtemp, readdir, rm } from 'node:fs/promises';
import { basename, join } from 'node:path';

export const migrationsFolder = 'drizzle';

/** The name of the migration that a path (relative to the folder) belongs to, if any. */
export const migrationOf = (path) => /^([^/]+)\.sql$/.exec(path)?.[1];

export const namePattern = /^\d{4}_[a-z0-9_]+$/;

/** A sentence for each way in which schema and migrations differ. */
export async function findDrift() {
  const problems = [];
  try {
    drizzleKit('check');
  } catch (error) {
    problems.push(`drizzle-kit check: ${String(error.stderr || error.stdout || error)}`);
  }
  // In the repository, because drizzle-kit takes the folder relative to it
  const copy = await mkdtemp(join(process.cwd(), '.drizzle-check-'));
  try {
    await cp(migrationsFolder, copy, { recursive: true });
    const before = new Set(await readdir(copy));
    drizzleKit(
      'generate',
      '--dialect=postgresql',
      '--schema=./src/database/drizzle/schema.ts',
      `--out=./${basename(copy)}`,
    );
    const added = (await readdir(copy)).filter((name) => !before.has(name));
    if (added.length > 0) {
      problems.push(
        'src/database/drizzle/schema.ts: no migration makes this yet, run npm run migrations:create',
      );
    }
  } finally {
    await rm(copy, { recursive: true, force: true });
  }
  return problems;
}

function drizzleKit(...args) {
  execFileSync(process.execPath, ['node_modules/drizzle-kit/bin.cjs', ...args], {
    encoding: 'utf8',
    stdio: ['ignore', 'pipe', 'pipe'],
  });
}
