/** Writes the migration that leads to prisma/schema.prisma: <what_it_does>. */
import { mkdir, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { migrationsFolder, pendingChanges } from './lib/data-layer.mjs';

const what = process.argv[2] ?? '';
const sql = /^[a-z0-9_]+$/.test(what) ? await pendingChanges() : '';

if (sql === '') {
  process.stderr.write(
    'Name what it does, for example add_tags; prisma/schema.prisma has to differ from the migrations.\n',
  );
  process.exit(1);
}
const time = new Date().toISOString().replaceAll(/\D/g, '').slice(0, 14);
const folder = join(migrationsFolder, `${time}_${what}`);
await mkdir(folder);
await writeFile(join(folder, 'migration.sql'), sql);
process.stdout.write(`${folder}/migration.sql: read it before you commit it\n`);
// The schema engine keeps a timer for the lock it has long given back
process.exit();
