import { getTableName, is } from 'drizzle-orm';
import { readMigrationFiles } from 'drizzle-orm/migrator';
import { drizzle, type NodePgDatabase } from 'drizzle-orm/node-postgres';
import { migrate as applyMigrations } from 'drizzle-orm/node-postgres/migrator';
import { PgTable } from 'drizzle-orm/pg-core';
import pg from 'pg';
import * as schema from './drizzle/schema.js';

/** Where the migrations are, relative to the root of the repository and to `dist`. */
export const migrationsFolder = 'drizzle';

/** Any number, as long as every replica asks for the same one. */
const lock = 7_285_310;

/** Applies what is missing, one process at a time; returns the hashes of what was applied. */
export function migrate(databaseUrl: string, folder: string): Promise<string[]> {
  return withClient(databaseUrl, async (client, database) => {
    // Given back with the connection
    await client.query('SELECT pg_advisory_lock($1)', [lock]);
    const before = await appliedHashes(client);
    await applyMigrations(database, { migrationsFolder: folder });
    return readMigrationFiles({ migrationsFolder: folder })
      .map(({ hash }) => hash)
      .filter((hash) => !before.has(hash));
  });
}

/**
 * Looks at the tables: every column of every table has to be there. Returns a
 * sentence for each table that cannot be read.
 */
export function findMissing(databaseUrl: string): Promise<string[]> {
  return withClient(databaseUrl, async (_, database) => {
    const missing: string[] = [];
    for (const table of Object.values(schema)) {
      if (is(table, PgTable)) {
        await database
          .select()
          .from(table)
          .limit(1)
          .catch((error: Error) => {
            missing.push(
              `${getTableName(table)}: ${error.cause instanceof Error ? error.cause.message : error.message}`,
            );
          });
      }
    }
    return missing;
  });
}

async function appliedHashes(client: pg.Client): Promise<Set<string>> {
  const { rows } = await client.query<{ known: boolean }>(
    `SELECT to_regclass('drizzle.__drizzle_migrations') IS NOT NULL AS known`,
  );
  if (!rows[0]?.known) {
    return new Set();
  }
  const applied = await client.query<{ hash: string }>(
    'SELECT hash FROM drizzle.__drizzle_migrations',
  );
  return new Set(applied.rows.map(({ hash }) => hash));
}

async function withClient<T>(
  databaseUrl: string,
  use: (client: pg.Client, database: NodePgDatabase) => Promise<T>,
): Promise<T> {
  const client = new pg.Client(databaseUrl);
  await client.connect();
  try {
    return await use(client, drizzle(client));
  } finally {
    await client.end();
  }
}
