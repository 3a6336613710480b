/** What the checks have to know about MongoDB: where its migrations are, and whether all of them run. */
import { readdir, readFile } from 'node:fs/promises';

export const migrationsFolder = 'src/database/mongoose/migrations';

/** The name of the migration that a path (relative to the folder) belongs to, if any. */
export const migrationOf = (path) => /^(\d[^/]*)\.ts$/.exec(path)?.[1];

export const namePattern = /^\d{3}-[a-z0-9-]+$/;

/** A sentence for each way in which files and list of migrations differ. */
export async function findDrift() {
  const index = await readFile(`${migrationsFolder}/index.ts`, 'utf8');
  const listed = [...index.matchAll(/^ {2}\['([^']+)',/gm)].map(([, name]) => name);
  const files = (await readdir(migrationsFolder)).map(migrationOf).filter(Boolean).sort();
  return listed.join() === files.join()
    ? []
    : [`${migrationsFolder}/index.ts: lists ${listed.join(', ')}; there are ${files.join(', ')}`];
}
