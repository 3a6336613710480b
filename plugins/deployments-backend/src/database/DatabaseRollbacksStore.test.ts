import { TestDatabases } from '@backstage/backend-test-utils';
import { at } from '../domain/__testUtils__/records';
import { DatabaseRollbacksStore } from './DatabaseRollbacksStore';
import { DatabaseSyncStore } from './DatabaseSyncStore';
import { migrationsDirectory } from './migrate';
import type { StoredOperation } from './RollbacksStore';

const databases = TestDatabases.create({ ids: ['SQLITE_3', 'POSTGRES_15'] });
const requester = { entityRef: 'user:default/amel', displayName: 'Amel' };
const requested = {
  at: at(0),
  type: 'requested' as const,
  message: 'Requested',
  actor: requester,
};

function operation(
  id: string,
  more: Partial<StoredOperation> = {},
): StoredOperation {
  return {
    id,
    entityRef: 'component:default/orders-api',
    environment: id,
    strategy: 'gitops',
    state: 'pending',
    fromId: 'from',
    toId: 'to',
    reason: 'Errors',
    requester,
    authorEmail: 'amel@example.com',
    requestedAt: at(0),
    authorizedUntil: at(10),
    idempotencyKey: id,
    requestHash: 'hash',
    plan: {
      repository: { host: 'localhost', owner: 'acme', name: 'orders-api' },
      overlayPath: 'k/production/kustomization.yaml',
      images: [{ name: 'orders-api', newTag: '1.4.2' }],
      overlayHash: 'hash',
      fromVersion: '1.4.3',
      toVersion: '1.4.2',
      entityName: 'orders-api',
    },
    ...more,
  };
}

describe.each(databases.eachSupportedId())('stores on %s', id => {
  let store: DatabaseRollbacksStore;
  let sync: DatabaseSyncStore;

  beforeAll(async () => {
    const knex = await databases.init(id);
    await knex.migrate.latest({ directory: migrationsDirectory });
    store = new DatabaseRollbacksStore(knex);
    sync = new DatabaseSyncStore(knex);
  }, 60_000);

  it('keeps an operation and what happened to it', async () => {
    const stored = operation('kept');
    expect(await store.createOperation(stored, requested)).toBe(true);
    expect(await store.getOperation('kept')).toEqual(stored);
    expect(await store.findByKey(requester.entityRef, 'kept')).toEqual(stored);
    const commit = { repository: 'r', sha: 'abc', url: 'u' };
    const applied = { at: at(1), type: 'applied' as const, message: 'Done' };
    await store.updateOperation('kept', { state: 'verifying', commit }, [
      applied,
    ]);
    expect(await store.getOperation('kept')).toEqual({
      ...stored,
      state: 'verifying',
      commit,
    });
    expect(await store.listEvents('kept')).toEqual([requested, applied]);
  });

  it('has one unfinished operation per environment', async () => {
    const environment = 'busy';
    const first = operation('one', { environment });
    const second = operation('two', { environment });
    expect(await store.createOperation(first, requested)).toBe(true);
    expect(await store.createOperation(second, requested)).toBe(false);
    expect(await store.getOperation('two')).toBeUndefined();
    await store.updateOperation('one', { state: 'failed', error: 'No' }, []);
    expect(await store.activeOperation(first.entityRef, 'busy')).toBe(
      undefined,
    );
    expect(await store.createOperation(second, requested)).toBe(true);
  });

  it('takes an idempotency key once per person', async () => {
    const key = { idempotencyKey: 'key' };
    const other = { entityRef: 'user:default/moussa', displayName: 'Moussa' };
    const results = await Promise.all([
      store.createOperation(operation('k1', key), requested),
      store.createOperation(operation('k2', key), requested),
      store.createOperation(
        operation('k3', { ...key, requester: other }),
        requested,
      ),
    ]);
    expect(results.filter(Boolean)).toHaveLength(2);
    expect(results[2]).toBe(true);
  });

  it('gives an operation to one worker at a time', async () => {
    await store.createOperation(operation('lease'), requested);
    expect(await store.claim('lease', at(2), at(1))).toBe(true);
    expect(await store.claim('lease', at(2), at(1))).toBe(false);
    const abandoned = async (now: string) =>
      (await store.listAbandoned(now)).map(item => item.id);
    expect(await abandoned(at(1))).not.toContain('lease');
    expect(await abandoned(at(3))).toContain('lease');
    expect(await store.claim('lease', at(5), at(3))).toBe(true);
    await store.updateOperation('lease', { state: 'succeeded' }, []);
    expect(await store.claim('lease', at(9), at(8))).toBe(false);
  });

  it('holds an environment once', async () => {
    const hold = {
      id: 'h1',
      entityRef: 'component:default/orders-api',
      environment: 'production',
      reason: 'Bad',
      actor: requester,
      createdAt: at(1),
      operationId: 'op',
    };
    const later = { ...hold, id: 'h2', reason: 'Worse', createdAt: at(2) };
    await store.setHold(hold);
    await store.setHold(hold);
    await store.setHold(later);
    expect(await store.listHolds(hold.entityRef)).toEqual([later]);
    expect((await store.getHold('h1'))?.liftedAt).toBe(at(2));
    const by = { at: at(3), by: requester };
    expect(await store.liftHold('h2', by)).toBe(true);
    expect(await store.liftHold('h2', by)).toBe(false);
    expect(await store.listHolds(hold.entityRef)).toEqual([]);
  });

  it('keeps how far an entity was read', async () => {
    const entityRef = 'component:default/orders-api';
    const problem = {
      code: 'unreachable' as const,
      message: 'Away',
      since: at(1),
    };
    const known = { entityRef, location: 'l', headSha: 'abc', syncedAt: at(1) };
    await sync.saveSync({ ...known, problem });
    expect(await sync.getSync(entityRef)).toEqual({ ...known, problem });
    await sync.saveSync(known);
    await sync.markSynced([entityRef], at(2));
    expect(await sync.getSync(entityRef)).toEqual({
      ...known,
      syncedAt: at(2),
    });

    const environments = [
      {
        environment: 'production',
        overlayPath: 'p',
        active: true,
        behind: { environment: 'staging', commits: 3 },
      },
      { environment: 'staging', overlayPath: 's', active: true },
    ];
    await sync.saveEnvironments(entityRef, environments);
    expect(await sync.listEnvironments(entityRef)).toEqual(environments);
    await sync.saveEnvironments(entityRef, environments.slice(1));
    expect(await sync.listEnvironments(entityRef)).toEqual([
      { environment: 'production', overlayPath: 'p', active: false },
      environments[1],
    ]);
  });
});
