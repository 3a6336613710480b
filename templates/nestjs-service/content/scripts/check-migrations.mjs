/**
 * Migrations that have been merged are history: other environments have run
 * them. Fails when one is changed, removed or reordered relative to a base
 * (first argument, default `origin/main`), when a new one would break the
 * version that runs during the deployment, and when schema and migrations
 * differ.
 */
import { readdirSync, readFileSync } from 'node:fs';
import { relative, sep } from 'node:path';
import { findDrift, migrationOf, migrationsFolder, namePattern } from './lib/data-layer.mjs';
import { fileAt, filesAt, hasCommit } from './lib/git.mjs';
import { checkMigrations } from './lib/migration-rules.mjs';

const base = process.argv[2] ?? 'origin/main';

/** The migrations among some files, in the order they run. */
function migrationsIn(paths, read) {
  return paths
    .map((path) => ({
      path,
      name: migrationOf(relative(migrationsFolder, path).split(sep).join('/')),
    }))
    .filter(({ name }) => name !== undefined)
    .map(({ path, name }) => ({ name, text: read(path) }))
    .sort((a, b) => (a.name < b.name ? -1 : 1));
}

const paths = readdirSync(migrationsFolder, { recursive: true, withFileTypes: true })
  .filter((entry) => entry.isFile())
  .map((entry) => `${entry.parentPath}/${entry.name}`);
const present = migrationsIn(paths, (path) => readFileSync(path, 'utf8'));
const merged = hasCommit(base)
  ? migrationsIn(filesAt(base, migrationsFolder), (path) => fileAt(base, path))
  : [];

const problems = [...checkMigrations(present, merged, namePattern), ...(await findDrift())];
if (problems.length > 0) {
  process.stderr.write(`${problems.join('\n')}\n`);
  process.exit(1);
}
process.stdout.write(
  `${present.length} migrations, ${merged.length} of them merged and unchanged; they make the schema\n`,
);
// The schema engine keeps a timer for the lock it has long given back
process.exit();
