import { mockServices, TestDatabases } from '@backstage/backend-test-utils';
import type { Entity } from '@backstage/catalog-model';
import { ServiceUnavailableError } from '@backstage/errors';
import { catalogServiceMock } from '@backstage/plugin-catalog-node/testUtils';
import type {
  Repositories,
  Repository,
  RepositoryHost,
  RepositoryRef,
} from '@jalon/repositories';
import { DatabaseTodoProgressStore } from '../database/DatabaseTodoProgressStore';
import { HistoryReader } from '../integrations/HistoryReader';
import { TodoReader } from '../integrations/TodoReader';
import { FakeRepository } from '../__testUtils__/FakeRepository';
import { SyncWorker } from './SyncWorker';

const databases = TestDatabases.create({ ids: ['SQLITE_3'] });

const component = (name: string, repository = name): Entity => ({
  apiVersion: 'backstage.io/v1alpha1',
  kind: 'Component',
  metadata: {
    name,
    namespace: 'default',
    annotations: {
      'backstage.io/source-location': `url:https://git.example/${repository}/`,
    },
  },
});

describe('SyncWorker', () => {
  const now = { value: new Date('2025-06-01T00:00:00Z') };
  let kind: 'local' | 'github';
  let entities: Entity[];
  let hosted: Map<string, FakeRepository>;
  let store: DatabaseTodoProgressStore;

  beforeEach(async () => {
    kind = 'local';
    now.value = new Date('2025-06-01T00:00:00Z');
    store = await DatabaseTodoProgressStore.create(
      mockServices.database({ knex: await databases.init('SQLITE_3') }),
    );
    hosted = new Map(
      ['api', 'web'].map(name => [name, new FakeRepository(name)]),
    );
    hosted
      .get('api')!
      .push({ 'TODO.md': '- [x] PL-001 — a\n- [ ] PL-002 — b' });
    hosted.get('web')!.push({ 'TODO.md': '- [ ] WEB-001 — a' });
    entities = [component('api'), component('web')];
  });

  function createWorker() {
    const open = ({ name }: RepositoryRef) =>
      hosted.get(name) as Partial<Repository> as Repository;
    const unused = async () => {
      throw new Error('The worker only reads');
    };
    const host: RepositoryHost = {
      host: 'git.example',
      kind,
      open,
      exists: unused,
      create: unused,
      configure: unused,
      list: unused,
      parseUrl: url => {
        const name = new URL(url).pathname.split('/')[1];
        return { ref: { host: 'git.example', owner: 'o', name }, path: '' };
      },
    };
    const repositories: Repositories = {
      hosts: [host],
      host: () => host,
      open,
      parseUrl: url => host.parseUrl(url)!,
    };
    return new SyncWorker({
      auth: mockServices.auth(),
      catalog: catalogServiceMock({ entities }),
      logger: mockServices.logger.mock(),
      reader: new TodoReader(new HistoryReader(store, { depth: 100 })),
      repositories,
      store,
      options: {
        interval: { seconds: 10 },
        remoteIntervalMs: 120_000,
        concurrency: 2,
        historyDepth: 100,
      },
      clock: () => now.value,
    });
  }

  const progressOf = async (name: string) =>
    (await store.get(`component:default/${name}`))?.progress;

  it('reads what has moved, and only that', async () => {
    const worker = createWorker();
    await worker.run();
    const api = hosted.get('api')!;
    const reads = api.reads;
    await worker.run();
    expect(api.reads).toBe(reads);

    api.push({ 'TODO.md': '- [x] PL-001 — a\n- [x] PL-002 — b' });
    await worker.run();
    expect((await progressOf('api'))?.points.map(point => point.done)).toEqual([
      1, 2,
    ]);
    // The file at the new head, once to show it and once for the history.
    expect(api.reads).toBe(reads + 2);
  });

  it('asks a repository once for all entities in it', async () => {
    entities = [component('api'), component('again', 'api')];
    await createWorker().run();
    expect(hosted.get('api')!.polls).toBe(1);
    expect((await progressOf('again'))?.items).toHaveLength(2);
  });

  it('asks other hosts less often', async () => {
    kind = 'github';
    const worker = createWorker();
    const api = hosted.get('api')!;
    await worker.run();
    await worker.run();
    await worker.run();
    const polls = api.polls;
    now.value = new Date(now.value.getTime() + 120_000);
    await worker.run();
    expect(polls).toBeLessThanOrEqual(2);
    expect(api.polls).toBe(polls + 1);
  });

  it('keeps what was read of a repository that fails, and reads the others', async () => {
    const worker = createWorker();
    await worker.run();
    const api = hosted.get('api')!;
    api.failure = new ServiceUnavailableError('git.example does not answer');
    hosted.get('web')!.push({ 'TODO.md': '- [x] WEB-001 — a' });
    await worker.run();

    await expect(store.get('component:default/api')).resolves.toMatchObject({
      progress: { items: [{ id: 'PL-001' }, { id: 'PL-002' }] },
      problem: { code: 'unreachable', message: 'git.example does not answer' },
    });
    expect((await progressOf('web'))?.items[0].state).toBe('done');

    api.failure = undefined;
    await worker.run();
    const entity = await store.get('component:default/api');
    expect(entity?.problem).toBeUndefined();
  });

  it('forgets what has left the catalog', async () => {
    await createWorker().run();
    entities = [component('web')];
    await createWorker().run();
    expect([...(await store.states()).keys()]).toEqual([
      'component:default/web',
    ]);
  });
});
