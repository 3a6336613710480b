import { TestDatabases } from '@backstage/backend-test-utils';
import type { Knex } from 'knex';
import { migrationsDirectory } from './migrate';

const databases = TestDatabases.create({ ids: ['SQLITE_3', 'POSTGRES_15'] });

const TABLES = [
  'deployments',
  'deployment_source_refs',
  'deployment_evidence',
  'entity_sync',
  'entity_environments',
  'rollback_operations',
  'rollback_events',
  'holds',
];

async function existing(knex: Knex): Promise<string[]> {
  const found = await Promise.all(
    TABLES.map(async table =>
      (await knex.schema.hasTable(table)) ? [table] : [],
    ),
  );
  return found.flat();
}

describe.each(databases.eachSupportedId())('migrations on %s', id => {
  it('go up, down and up again', async () => {
    const knex = await databases.init(id);
    const directory = migrationsDirectory;

    await knex.migrate.latest({ directory });
    expect(await existing(knex)).toEqual(TABLES);

    await knex.migrate.rollback({ directory }, true);
    expect(await existing(knex)).toEqual([]);

    await knex.migrate.latest({ directory });
    expect(await existing(knex)).toEqual(TABLES);
    await knex.destroy();
  }, 60_000);
});
