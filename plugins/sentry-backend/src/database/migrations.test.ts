import { TestDatabases } from '@backstage/backend-test-utils';
import type { Knex } from 'knex';
import { migrationsDirectory } from './migrate';

const databases = TestDatabases.create({ ids: ['SQLITE_3', 'POSTGRES_15'] });

jest.setTimeout(60_000);

async function tables(knex: Knex): Promise<string[]> {
  const isPostgres = knex.client.config.client === 'pg';
  const rows: { name: string }[] = isPostgres
    ? await knex('pg_tables')
        .where('schemaname', 'public')
        .select({ name: 'tablename' })
    : await knex('sqlite_master').where('type', 'table').select('name');
  return rows.map(row => row.name).filter(name => name.startsWith('sentry_'));
}

describe.each(databases.eachSupportedId())('migrations on %p', databaseId => {
  it('go up, down and up again', async () => {
    const knex = await databases.init(databaseId);
    await knex.migrate.latest({ directory: migrationsDirectory });
    const made = await tables(knex);
    expect(made).toContain('sentry_issues');
    await knex.migrate.rollback({ directory: migrationsDirectory }, true);
    expect(await tables(knex)).toEqual([]);
    await knex.migrate.latest({ directory: migrationsDirectory });
    expect((await tables(knex)).sort()).toEqual(made.sort());
  });
});
