import { randomUUID } from 'node:crypto';
import { getQueueToken } from '@nestjs/bullmq';
import type { Queue } from 'bullmq';
import { mongo } from 'mongoose';
import { findMissing, migrate, migrationsFolder } from '../src/database/migrations.js';
import { Metrics } from '../src/metrics/metrics.js';
import {
  AuthorsRepository,
  NotesRepository,
  UnknownAuthorError,
} from '../src/modules/notes/notes.repository.js';
import { notificationsQueue } from '../src/queues/queues.js';
import { startService } from './support/e2e.js';
import { serviceEnvironment } from './support/environment.js';

/** An empty database beside the one of the other tests. */
async function withEmptyDatabase(use: (url: string, db: mongo.Db) => Promise<void>): Promise<void> {
  const url = new URL(serviceEnvironment().DATABASE_URL);
  url.pathname = `/e2e_${randomUUID().replaceAll('-', '')}`;
  const client = await mongo.MongoClient.connect(url.href);
  try {
    await use(url.href, client.db());
  } finally {
    await client.db().dropDatabase();
    await client.close();
  }
}

describe('migrations', () => {
  it('make the collections with their indexes, and then do nothing', async () => {
    await withEmptyDatabase(async (url, db) => {
      expect(await findMissing(url)).not.toEqual([]);
      // Two replicas of the migration at once
      const applied = await Promise.all([
        migrate(url, migrationsFolder),
        migrate(url, migrationsFolder),
      ]);
      expect(applied.flat()).toEqual(['001-create-notes']);
      expect(await findMissing(url)).toEqual([]);
      expect(await migrate(url, migrationsFolder)).toEqual([]);
      const indexes = await db.collection('notes').indexes();
      expect(Object.fromEntries(indexes.map(({ name, key }) => [name, key]))).toEqual({
        _id_: { _id: 1 },
        notes_newest_idx: { createdAt: -1, _id: -1 },
        notes_author_newest_idx: { authorId: 1, createdAt: -1, _id: -1 },
      });
    });
  });

  it('notice an index that is missing although everything is applied', async () => {
    await withEmptyDatabase(async (url, db) => {
      await migrate(url, migrationsFolder);
      await db.collection('notes').dropIndex('notes_newest_idx');
      expect(await findMissing(url)).toEqual(['notes: there is no index notes_newest_idx']);
    });
  });
});

describe('the repositories', () => {
  const author = { id: `author-${randomUUID()}`, name: 'Alice', email: 'alice@example.com' };
  let service: Awaited<ReturnType<typeof startService>>;
  let notes: NotesRepository;
  let authors: AuthorsRepository;

  beforeAll(async () => {
    service = await startService();
    notes = service.app.get(NotesRepository);
    authors = service.app.get(AuthorsRepository);
    await authors.save(author);
  });

  afterAll(async () => {
    await service.app.get<Queue>(getQueueToken(notificationsQueue)).drain();
    await service.app.close();
  });

  const note = (minute: number) => ({
    id: randomUUID(),
    title: `Note ${minute}`,
    text: '',
    authorId: author.id,
    createdAt: new Date(Date.UTC(2026, 0, 1, 0, minute)).toISOString(),
  });

  it('bring an author up to date', async () => {
    await authors.save({ ...author, name: 'Alice B.' });
    await expect(authors.find(author.id)).resolves.toEqual({ ...author, name: 'Alice B.' });
    await expect(authors.find('nobody')).resolves.toBeUndefined();
    await authors.save(author);
  });

  it('refuse a note of nobody', async () => {
    await expect(notes.create({ ...note(0), authorId: 'nobody' })).rejects.toThrow(
      UnknownAuthorError,
    );
  });

  it('count, all or since an instant', async () => {
    const before = await notes.count();
    const future = { ...note(0), createdAt: '2999-01-01T00:00:00.000Z' };
    await notes.create(future);
    expect(await notes.count()).toBe(before + 1);
    expect(await notes.count('2998-12-31T00:00:00.000Z')).toBeGreaterThan(0);
    expect(await notes.remove(future.id)).toBe(true);
  });

  it('read a page in a number of queries that does not grow with it', async () => {
    for (let minute = 1; minute <= 30; minute += 1) {
      await notes.create(note(minute));
    }
    const queries = async (limit: number) => {
      const timed = async () => {
        const text = await service.app.get(Metrics).registry.metrics();
        return [...text.matchAll(/^db_query_duration_seconds_count{.*} (\d+)$/gm)]
          .map(([, count]) => Number(count))
          .reduce((sum, count) => sum + count, 0);
      };
      const before = await timed();
      expect(await notes.list({ limit, authorId: author.id })).toHaveLength(limit);
      return (await timed()) - before;
    };
    expect(await queries(2)).toBe(2);
    expect(await queries(30)).toBe(2);
  });

  it('time what they do and count connections', async () => {
    await notes.find(randomUUID());
    const text = await service.app.get(Metrics).registry.metrics();
    expect(text).toMatch(/db_query_duration_seconds_count{operation="Note\.\w+"} [1-9]/);
    expect(text).toMatch(/db_pool_connections{state="idle"} \d/);
  });
});

describe('the queries', () => {
  it('have an index that sorts as the lists do', async () => {
    await withEmptyDatabase(async (url, db) => {
      await migrate(url, migrationsFolder);
      const collection = db.collection<{ _id: string; authorId: string; createdAt: Date }>('notes');
      await collection.insertMany(
        Array.from({ length: 500 }, (_, second) => ({
          _id: randomUUID(),
          authorId: 'alice',
          createdAt: new Date(second * 1_000),
        })),
      );
      const plan = await collection
        .find({ authorId: 'alice' })
        .sort({ createdAt: -1, _id: -1 })
        .limit(20)
        .explain('queryPlanner');
      const text = JSON.stringify(plan);
      // What speaks MongoDB's protocol without being MongoDB plans in its own way
      if (text.includes('winningPlan')) {
        expect(text).toContain('"indexName":"notes_author_newest_idx"');
        expect(text).not.toContain('"stage":"SORT"');
      }
      expect((await collection.indexes()).map(({ name }) => name)).toContain(
        'notes_author_newest_idx',
      );
    });
  });
});
