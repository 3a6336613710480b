import { mockServices, TestDatabases } from '@backstage/backend-test-utils';
import { DatabaseDeploymentsStore } from '../database/DatabaseDeploymentsStore';
import { DatabaseSyncStore } from '../database/DatabaseSyncStore';
import { migrationsDirectory } from '../database/migrate';
import type { DeploymentSource } from '../integrations/DeploymentSource';
import { ChangePublisher } from './ChangePublisher';
import { EntitySynchroniser } from './EntitySynchroniser';

const ENTITY_REF = 'component:default/orders-api';

const entity = {
  apiVersion: 'backstage.io/v1alpha1',
  kind: 'Component',
  metadata: { name: 'orders-api' },
};

const databases = TestDatabases.create({ ids: ['SQLITE_3'] });

/** A repository that stays at one commit, and that may not be named. */
class StillSource implements DeploymentSource {
  named = true;

  locate() {
    const location = { key: 'repository', positionKey: 'repository' };
    return this.named ? { ...location, hosted: false } : undefined;
  }

  async position() {
    return 'a1b2c3d';
  }

  async read() {
    return { environments: [], deployments: [], evidence: new Map() };
  }
}

async function setUp() {
  const knex = await databases.init('SQLITE_3');
  await knex.migrate.latest({ directory: migrationsDirectory });
  const source = new StillSource();
  const sync = new DatabaseSyncStore(knex);
  const synchroniser = new EntitySynchroniser({
    source,
    sync,
    deployments: new DatabaseDeploymentsStore(knex),
    changes: new ChangePublisher({
      signals: { publish: async () => {} },
      events: mockServices.events.mock(),
      logger: mockServices.logger.mock(),
    }),
    logger: mockServices.logger.mock(),
    actorOf: async ({ name }) => ({ displayName: name }),
    now: () => new Date('2026-11-21T09:00:00Z'),
  });
  return { source, sync, synchroniser };
}

describe('EntitySynchroniser', () => {
  it('forgets that an entity named no repository once it names the same again', async () => {
    const { source, sync, synchroniser } = await setUp();
    await synchroniser.synchronise(entity);

    source.named = false;
    await synchroniser.synchronise(entity);
    expect((await sync.getSync(ENTITY_REF))?.problem?.code).toBe(
      'no-repository',
    );

    source.named = true;
    await synchroniser.synchronise(entity);
    expect((await sync.getSync(ENTITY_REF))?.problem).toBeUndefined();
  });
});
