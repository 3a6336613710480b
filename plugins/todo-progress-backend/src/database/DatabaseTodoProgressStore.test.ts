import { mockServices, TestDatabases } from '@backstage/backend-test-utils';
import type { SnapshotItem } from '../domain/snapshotTypes';
import {
  DatabaseTodoProgressStore,
  migrationsDirectory,
} from './DatabaseTodoProgressStore';

jest.setTimeout(60_000);

const databases = TestDatabases.create({ ids: ['SQLITE_3', 'POSTGRES_15'] });

const item: SnapshotItem = {
  id: 'PL-001',
  key: 'PL-001',
  fileKey: 'PL-001',
  state: 'done',
  title: "Décider l'ORM",
  section: 'ADRs',
  sectionId: 'pl-adr',
  depth: 0,
  file: 'TODO.md',
  line: 3,
  url: 'https://git/TODO.md#L3',
  references: [],
};

const progress = {
  sections: [],
  items: [item],
  diagnostics: [],
  points: [{ at: '2025-01-01T00:00:00.000Z', total: 1, done: 1 }],
  commit: { sha: 'a'.repeat(40), url: 'https://git/commit/a' },
};

const at = (day: number) => `2025-01-0${day}T00:00:00.000Z`;

describe.each(databases.eachSupportedId())('on %s', databaseId => {
  async function createStore() {
    const knex = await databases.init(databaseId);
    const store = await DatabaseTodoProgressStore.create(
      mockServices.database({ knex }),
    );
    return { knex, store };
  }

  it('migrates up, down and up again', async () => {
    const knex = await databases.init(databaseId);
    const directory = migrationsDirectory();
    await knex.migrate.latest({ directory });
    await knex('todo_progress_entities').insert({
      entity_ref: 'component:default/a',
      source: 's',
      document: '{}',
    });
    await knex.migrate.rollback({ directory }, true);
    for (const table of ['todo_progress_entities', 'todo_progress_revisions']) {
      await expect(knex.schema.hasTable(table)).resolves.toBe(false);
    }
    await knex.migrate.latest({ directory });
    await expect(knex('todo_progress_entities')).resolves.toEqual([]);
  });

  it('gives back what was saved last', async () => {
    const { store } = await createStore();
    await expect(store.get('component:default/a')).resolves.toBeUndefined();
    const read = { source: 's', progress, syncedAt: at(1) };
    await store.save('component:default/a', {
      ...read,
      problem: { code: 'no-files', message: 'none', since: at(1) },
    });
    await store.save('component:default/a', read);
    await store.touch(['component:default/a'], at(2));

    await expect(store.get('component:default/a')).resolves.toEqual({
      entityRef: 'component:default/a',
      progress,
      syncedAt: at(2),
    });
    await expect(store.states()).resolves.toEqual(
      new Map([
        ['component:default/a', { source: 's', headSha: 'a'.repeat(40) }],
      ]),
    );
    await store.remove(['component:default/a']);
    await expect(store.states()).resolves.toEqual(new Map());
  });

  it('keeps what was read and the first time of a lasting problem', async () => {
    const { store } = await createStore();
    const ref = 'component:default/a';
    const problem = { code: 'unreachable' as const, message: 'down' };
    await store.save(ref, { source: 's', progress, syncedAt: at(1) });
    await store.saveProblem(ref, 's', { ...problem, since: at(2) });
    await store.saveProblem(ref, 's', { ...problem, since: at(3) });

    await expect(store.get(ref)).resolves.toEqual({
      entityRef: ref,
      progress,
      syncedAt: at(1),
      problem: { ...problem, since: at(2) },
    });
  });

  it('notes a problem of an entity that was never read', async () => {
    const { store } = await createStore();
    const problem = {
      code: 'no-repository' as const,
      message: 'none',
      since: at(1),
    };
    await store.saveProblem('component:default/b', '', problem);
    await expect(store.get('component:default/b')).resolves.toMatchObject({
      problem,
      progress: { items: [] },
    });
  });

  it('remembers revisions and forgets those that are not needed', async () => {
    const { store } = await createStore();
    const file = { repository: 'localhost/a/b', path: 'TODO.md' };
    await store.saveRevision({ ...file, sha: 'one' }, { 'PL-001': 'open' });
    await store.saveRevision({ ...file, sha: 'one' }, { 'PL-001': 'open' });
    await store.saveRevision({ ...file, sha: 'two' }, { 'PL-001': 'done' });
    await store.pruneRevisions(file.repository, file.path, new Set(['two']));
    await expect(
      store.knownRevisions(file.repository, file.path),
    ).resolves.toEqual(new Map([['two', { 'PL-001': 'done' }]]));
  });
});
