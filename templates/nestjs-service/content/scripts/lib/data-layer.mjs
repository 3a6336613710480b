/** What the checks have to know about Prisma: where its migrations are, and whether they suit its schema. */
import { mkdtemp, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { PGlite } from '@electric-sql/pglite';
import { PGLiteSocketServer } from '@electric-sql/pglite-socket';
import {
  applyMigrations,
  difference,
  readMigrations,
  withSchemaEngine,
} from '../../src/database/prisma/schema-engine.ts';

export const migrationsFolder = 'prisma/migrations';

/** The name of the migration that a path (relative to the folder) belongs to, if any. */
export const migrationOf = (path) => /^(.+)\/migration\.sql$/.exec(path)?.[1];

export const namePattern = /^\d{14}_[a-z0-9_]+$/;

const schemaFile = 'prisma/schema.prisma';

/**
 * The SQL that `schema.prisma` asks for and no migration makes. The migrations
 * are run on a PostgreSQL in WebAssembly, or on the empty database
 * SHADOW_DATABASE_URL when they need an extension.
 */
export function pendingChanges() {
  return withScratchDatabase((url) =>
    withSchemaEngine(url, async (engine) => {
      await applyMigrations(engine, withoutExtensions(await readMigrations(migrationsFolder)));
      const content = await readFile(schemaFile, 'utf8');
      const files = [{ path: schemaFile, content }];
      const database = { tag: 'schemaDatasource', files, configDir: process.cwd() };
      return await difference(engine, database, { tag: 'schemaDatamodel', files });
    }),
  );
}

/** A sentence for each way in which schema and migrations differ. */
export async function findDrift() {
  const sql = await pendingChanges();
  return sql === '' ? [] : [`${schemaFile}: no migration makes this yet:\n${sql}`];
}

function withoutExtensions(list) {
  if (process.env.SHADOW_DATABASE_URL) {
    return list;
  }
  for (const { migrationFile } of list.migrationDirectories) {
    migrationFile.content.value = migrationFile.content.value.replaceAll(
      /CREATE EXTENSION[^;]*;/gi,
      '',
    );
  }
  return list;
}

async function withScratchDatabase(use) {
  if (process.env.SHADOW_DATABASE_URL) {
    return use(process.env.SHADOW_DATABASE_URL);
  }
  const folder = await mkdtemp(join(tmpdir(), 'scratch-database-'));
  const socket = join(folder, '.s.PGSQL.5432');
  const db = await PGlite.create();
  const server = new PGLiteSocketServer({ db, path: socket });
  try {
    await server.start();
    return await use(`postgresql://postgres@localhost/postgres?host=${folder}`);
  } finally {
    await server.stop();
    await db.close();
    await rm(folder, { recursive: true, force: true });
  }
}
