import {
  TestDatabases,
  type TestDatabaseId,
} from '@backstage/backend-test-utils';
import { at, deployed, ENTITY } from '../domain/__testUtils__/records';
import { artefactsKey } from '../domain/images';
import { DatabaseDeploymentsStore } from './DatabaseDeploymentsStore';
import type { DeploymentsQuery } from './DeploymentsStore';
import { migrationsDirectory } from './migrate';

const databases = TestDatabases.create({ ids: ['SQLITE_3', 'POSTGRES_15'] });

async function createStore(id: TestDatabaseId) {
  const knex = await databases.init(id);
  await knex.migrate.latest({ directory: migrationsDirectory });
  return new DatabaseDeploymentsStore(knex);
}

describe.each(databases.eachSupportedId())(
  'DatabaseDeploymentsStore, %s',
  id => {
    let store: DatabaseDeploymentsStore;

    beforeAll(async () => {
      store = await createStore(id);
    }, 60_000);

    const list = async (
      query: Partial<DeploymentsQuery>,
      entityRef = ENTITY,
    ) => {
      const page = await store.listDeployments({
        entityRef,
        limit: 10,
        ...query,
      });
      return page.items.map(item => `${item.version} ${item.state}`);
    };

    it('reads back all that it was told', async () => {
      const entityRef = 'component:default/full';
      const full = deployed('1.0.0', 1, {
        id: 'full',
        entityRef,
        kind: 'rollback',
        rollbackOf: 'x',
        restores: 'y',
        sourceState: 'merged',
        artefacts: [{ name: 'api', version: '1.0.0', digest: 'sha256:00' }],
        commit: { repository: 'h/o/n', sha: 'abc', url: 'u', subject: 's' },
        actor: { displayName: 'Amel', entityRef: 'user:default/amel' },
        actorEmail: 'amel@example.com',
        approvers: [{ displayName: 'Moussa' }],
        reason: 'because',
        queuedAt: at(0),
        supersededAt: at(2),
        state: 'superseded',
        operationId: 'op',
        applicationCommit: { sha: 'def', committedAt: at(0) },
        sourceRefs: [
          { source: 'git', externalId: 'e', url: 'u', inferred: true },
        ],
      });
      const evidence = {
        difference: 'diff',
        commits: [
          {
            sha: 'abc',
            subject: 's',
            author: { displayName: 'Amel' },
            committedAt: at(0),
            url: 'u',
          },
        ],
      };
      await store.saveDeployments(
        entityRef,
        [full],
        new Map([['full', evidence]]),
      );

      expect(await store.getDeployment(entityRef, 'full')).toEqual(full);
      expect(await store.getEvidence('full')).toEqual(evidence);
      expect(await store.getEvidence('none')).toEqual({ commits: [] });
      expect(await store.getDeployment(ENTITY, 'full')).toBeUndefined();
      const key = artefactsKey(full.artefacts);
      expect(await store.applicationCommits(entityRef, [key, 'other'])).toEqual(
        new Map([[key, full.applicationCommit]]),
      );
    });

    it('settles an environment whatever the order of the reports', async () => {
      const reports = [
        deployed('1.0', 1),
        deployed('1.1', 2),
        deployed('1.0', 3, { kind: 'rollback', rollbackOf: '1.1@2' }),
        deployed('1.2', 4),
      ];
      const expected = [
        '1.2 success',
        '1.0 superseded',
        '1.1 failure',
        '1.0 superseded',
      ];
      const orders = [
        [0, 1, 2, 3],
        [3, 2, 1, 0],
        [2, 0, 3, 1, 1, 3],
      ];
      for (const [index, order] of orders.entries()) {
        const entityRef = `component:default/order-${index}`;
        for (const report of order.map(i => reports[i])) {
          const rollbackOf =
            report.rollbackOf && `${index} ${report.rollbackOf}`;
          const own = { entityRef, id: `${index} ${report.id}`, rollbackOf };
          await store.saveDeployments(entityRef, [{ ...report, ...own }]);
        }
        expect(await list({}, entityRef)).toEqual(expected);
      }
    });

    it('says which rows changed', async () => {
      const entityRef = 'component:default/changes';
      const first = deployed('1', 1, { id: 'first', entityRef });
      const second = deployed('2', 2, { id: 'second', entityRef });
      const save = (...items: (typeof first)[]) =>
        store.saveDeployments(entityRef, items);
      expect(await save(first)).toEqual(['first']);
      expect(await save(first)).toEqual([]);
      expect((await save(second)).sort()).toEqual(['first', 'second']);
      expect(await save(first, second)).toEqual([]);
      expect(await save()).toEqual([]);
    });

    it('knows a deployment again by its source', async () => {
      const entityRef = 'component:default/again';
      const sourceRefs = [{ source: 'git', externalId: 'same' }];
      const a = deployed('1', 1, { id: 'a', entityRef, sourceRefs });
      const b = deployed('1', 1, {
        id: 'b',
        entityRef,
        sourceRefs: [...sourceRefs, { source: 'github', externalId: '7' }],
        reason: 'new',
      });
      await store.saveDeployments(entityRef, [a]);
      await store.saveDeployments(entityRef, [b]);
      const page = await store.listDeployments({ entityRef, limit: 10 });
      expect(page.items).toHaveLength(1);
      expect(page.items[0]).toMatchObject({ id: 'a', reason: 'new' });
      expect(page.items[0].sourceRefs).toHaveLength(2);
    });

    describe('lists', () => {
      const entityRef = 'component:default/lists';

      beforeAll(async () => {
        const person = { displayName: 'Amel Diop' };
        await store.saveDeployments(entityRef, [
          ...Array.from({ length: 7 }, (_, i) =>
            deployed(`1.${i}`, 10, {
              id: `same-${i}`,
              entityRef,
              environment: 'staging',
              state: 'superseded',
              commit: { repository: 'r', sha: `${i}beef`, url: 'u' },
            }),
          ),
          deployed('2.0_a', 20, { id: 'p', entityRef, actor: person }),
        ]);
      });

      it('pages without gaps or repetitions, even at equal times', async () => {
        const seen: string[] = [];
        let cursor: string | undefined;
        do {
          const page = await store.listDeployments({
            entityRef,
            limit: 3,
            cursor,
          });
          seen.push(...page.items.map(item => item.id));
          cursor = page.nextCursor;
        } while (cursor);
        expect(seen[0]).toBe('p');
        expect([...seen].sort()).toEqual(
          ['p', ...Array.from({ length: 7 }, (_, i) => `same-${i}`)].sort(),
        );
      });

      it.each<[Partial<DeploymentsQuery>, number]>([
        [{ environments: ['production'] }, 1],
        [{ environments: [] }, 0],
        [{ state: 'success' }, 1],
        [{ since: at(15) }, 1],
        [{ query: 'amel' }, 1],
        [{ query: '3BEEF' }, 1],
        [{ query: '2.0_' }, 1],
        [{ query: '_' }, 1],
        [{ query: '%' }, 0],
        [{ query: '\\' }, 0],
        [{ query: "'; DROP TABLE deployments; --" }, 0],
      ])('with filter %j finds %i', async (filter, count) => {
        expect(await list(filter, entityRef)).toHaveLength(count);
      });

      it('refuses a cursor that is not its own', async () => {
        for (const cursor of ['abc', 'W10', 'WyJ4IiwieSJd']) {
          await expect(
            store.listDeployments({ entityRef, limit: 3, cursor }),
          ).rejects.toThrow('The cursor is not one of this list');
        }
      });

      it('finds what runs, and what was before', async () => {
        const current = await store.listCurrent(entityRef);
        expect(current.map(item => item.id)).toEqual(['p']);
        expect(await store.getPrevious(current[0])).toBeUndefined();
        const [newest, before] = await store.history(entityRef, 'staging', {
          limit: 2,
        });
        expect((await store.getPrevious(newest))?.id).toBe(before.id);
        expect(
          await store.history(entityRef, 'staging', {
            limit: 9,
            since: at(11),
          }),
        ).toEqual([]);
      });
    });

    it('finds people who come into the catalog later', async () => {
      const entityRef = 'component:default/people';
      const item = deployed('1', 1, {
        id: 'people',
        entityRef,
        actor: { displayName: 'awa' },
        actorEmail: 'awa@example.com',
      });
      await store.saveDeployments(entityRef, [item]);
      const unknown = { name: 'awa', email: 'awa@example.com' };
      expect(await store.unknownActors(10)).toContainEqual(unknown);
      const actor = {
        displayName: 'Awa Ndiaye',
        entityRef: 'user:default/awa',
      };
      await store.setActor(unknown.email, actor);
      expect(await store.unknownActors(10)).not.toContainEqual(unknown);
      await store.saveDeployments(entityRef, [item]);
      expect((await store.getDeployment(entityRef, 'people'))?.actor).toEqual(
        actor,
      );
    });
  },
);
