import { randomBytes } from 'node:crypto';
import createKnex, { type Knex } from 'knex';

const POSTGRES = 'BACKSTAGE_TEST_DATABASE_POSTGRES15_CONNECTION_STRING';

/** Runs on SQLite in a file, and on PostgreSQL when there is a server. */
export async function withDatabases(
  folder: string,
  run: (name: string, knex: Knex) => Promise<void>,
): Promise<void> {
  const sqlite = createKnex({
    client: 'better-sqlite3',
    connection: { filename: `${folder}/benchmark.sqlite` },
    useNullAsDefault: true,
  });
  try {
    await sqlite.raw('PRAGMA journal_mode = WAL');
    await run('SQLite', sqlite);
  } finally {
    await sqlite.destroy();
  }
  const server = process.env[POSTGRES];
  if (server) {
    await withPostgres(server, knex => run('PostgreSQL', knex));
  }
}

async function withPostgres(
  server: string,
  run: (knex: Knex) => Promise<void>,
): Promise<void> {
  const name = `benchmark_${randomBytes(6).toString('hex')}`;
  const admin = createKnex({ client: 'pg', connection: server });
  try {
    await admin.raw('CREATE DATABASE ??', [name]);
    const url = new URL(server);
    url.pathname = `/${name}`;
    const knex = createKnex({ client: 'pg', connection: url.href });
    try {
      await run(knex);
    } finally {
      await knex.destroy();
      await admin.raw('DROP DATABASE ??', [name]);
    }
  } finally {
    await admin.destroy();
  }
}
