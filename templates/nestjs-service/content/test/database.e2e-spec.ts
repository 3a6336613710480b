import { randomUUID } from 'node:crypto';
import { getQueueToken } from '@nestjs/bullmq';
import type { Queue } from 'bullmq';
import pg from 'pg';
import { findMissing, migrate, migrationsFolder } from '../src/database/migrations.js';
import { statementTimeout } from '../src/database/limits.js';
import { createPool } from '../src/database/postgres-pool.js';
import {
  AuthorsRepository,
  NotesRepository,
  UnknownAuthorError,
} from '../src/modules/notes/notes.repository.js';
import { Metrics } from '../src/metrics/metrics.js';
import { notificationsQueue } from '../src/queues/queues.js';
import { startService } from './support/e2e.js';
import { serviceEnvironment } from './support/environment.js';

/** An empty database beside the one of the other tests. */
async function withEmptyDatabase(use: (url: string) => Promise<void>): Promise<void> {
  const { DATABASE_URL } = serviceEnvironment();
  const name = `e2e_${randomUUID().replaceAll('-', '')}`;
  const admin = new pg.Client(DATABASE_URL);
  await admin.connect();
  await admin.query(`CREATE DATABASE ${name}`);
  const url = new URL(DATABASE_URL);
  url.pathname = `/${name}`;
  try {
    await use(url.href);
  } finally {
    await admin.query(`DROP DATABASE ${name} WITH (FORCE)`);
    await admin.end();
  }
}

async function query<T extends object>(url: string, sql: string): Promise<T[]> {
  const client = new pg.Client(url);
  await client.connect();
  try {
    return (await client.query<T>(sql)).rows;
  } finally {
    await client.end();
  }
}

describe('migrations', () => {
  it('make the tables, with keys and indexes, and then do nothing', async () => {
    await withEmptyDatabase(async (url) => {
      expect(await findMissing(url)).not.toEqual([]);
      expect((await migrate(url, migrationsFolder)).length).toBeGreaterThan(0);
      expect(await findMissing(url)).toEqual([]);
      expect(await migrate(url, migrationsFolder)).toEqual([]);
      const indexes = await query<{ name: string }>(
        url,
        `SELECT indexname AS name FROM pg_indexes WHERE tablename = 'notes'`,
      );
      expect(indexes.map(({ name }) => name).sort()).toEqual([
        'notes_author_newest_idx',
        'notes_newest_idx',
        'notes_pkey',
      ]);
      const keys = await query<{ definition: string }>(
        url,
        `SELECT pg_get_constraintdef(oid) AS definition FROM pg_constraint
         WHERE conrelid = 'notes'::regclass AND contype = 'f'`,
      );
      expect(keys).toEqual([
        { definition: expect.stringMatching(/\(author_id\) REFERENCES authors\(id\)/) },
      ]);
    });
  });

  it('notice a column that is missing although everything is applied', async () => {
    await withEmptyDatabase(async (url) => {
      await migrate(url, migrationsFolder);
      await query(url, 'ALTER TABLE notes DROP COLUMN text');
      expect(await findMissing(url)).toEqual([expect.stringMatching(/note/i)]);
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
    const { createdAt, ...rest } = note(0);
    await notes.create({ ...rest, createdAt: '2999-01-01T00:00:00.000Z' });
    expect(await notes.count()).toBe(before + 1);
    expect(await notes.count('2998-12-31T00:00:00.000Z')).toBeGreaterThan(0);
    expect(await notes.remove(rest.id)).toBe(true);
    expect(createdAt).toBeDefined();
  });

  it('read a page in a number of queries that does not grow with it', async () => {
    for (let minute = 1; minute <= 30; minute += 1) {
      await notes.create(note(minute));
    }
    const statements = async (limit: number) => {
      const texts: string[] = [];
      const original = Reflect.get(pg.Client.prototype, 'query') as unknown;
      Object.assign(pg.Client.prototype, {
        query(this: pg.Client, ...args: unknown[]) {
          texts.push(String((args[0] as { text?: string }).text ?? args[0]));
          return (original as (...all: unknown[]) => unknown).apply(this, args);
        },
      });
      try {
        const found = await notes.list({ limit, authorId: author.id });
        expect(found).toHaveLength(limit);
      } finally {
        Object.assign(pg.Client.prototype, { query: original });
      }
      return texts.filter((text) => /select/i.test(text)).length;
    };
    const few = await statements(2);
    expect(few).toBeGreaterThan(0);
    expect(few).toBeLessThanOrEqual(2);
    expect(await statements(30)).toBe(few);
  });

  it('find a page by an index, whatever the size of the table', async () => {
    const { DATABASE_URL } = serviceEnvironment();
    await query(
      DATABASE_URL,
      `INSERT INTO notes (id, title, text, author_id, created_at)
       SELECT gen_random_uuid(), 'Bulk', '', '${author.id}', now() - n * interval '1 second'
       FROM generate_series(1, 20000) AS n`,
    );
    await query(DATABASE_URL, 'ANALYZE notes');
    try {
      for (const [where, index] of [
        ['', 'notes_newest_idx'],
        [`WHERE author_id = '${author.id}'`, 'notes_(author_)?newest_idx'],
        [`WHERE created_at <= now() - interval '1 hour'`, 'notes_newest_idx'],
      ]) {
        const plan = await query(
          DATABASE_URL,
          `EXPLAIN (ANALYZE, FORMAT JSON)
           SELECT * FROM notes ${where} ORDER BY created_at DESC, id DESC LIMIT 20`,
        );
        expect(JSON.stringify(plan)).toMatch(new RegExp(`"Index Name":"${index}"`));
        expect(JSON.stringify(plan)).not.toContain('Seq Scan');
      }
    } finally {
      await query(DATABASE_URL, `DELETE FROM notes WHERE title = 'Bulk'`);
    }
  });

  it('time what they do and count connections', async () => {
    await notes.find(randomUUID());
    const text = await service.app.get(Metrics).registry.metrics();
    expect(text).toMatch(/db_query_duration_seconds_count{operation="[nN]ote\.\w+"} [1-9]/);
    expect(text).toMatch(/db_pool_connections{state="idle"} \d/);
  });
});

describe('the pool', () => {
  it('ends a statement that does not end', async () => {
    const pool = createPool(serviceEnvironment(), () => undefined);
    const { rows } = await pool.query<{ statement_timeout: string }>('SHOW statement_timeout');
    expect(rows).toEqual([{ statement_timeout: `${statementTimeout / 1000}s` }]);
    await pool.end();
  });
});
