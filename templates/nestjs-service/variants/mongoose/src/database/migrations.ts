import { setTimeout as wait } from 'node:timers/promises';
import { mongo } from 'mongoose';
import { connectionTimeout } from './limits.js';
import { expectedIndexes, migrations } from './mongoose/migrations/index.js';

/** Where the migrations are, relative to the root of the repository. */
export const migrationsFolder = 'src/database/mongoose/migrations';

/** Milliseconds after which a lock was left behind by a process that died. */
const lockLifetime = 10 * 60_000;

interface AppliedMigration {
  readonly _id: string;
  readonly appliedAt: Date;
}

interface Lock {
  readonly _id: 'lock';
  readonly since: Date;
}

/**
 * Applies what is missing, one process at a time; returns the names of what was
 * applied. The migrations are part of the program, wherever their folder is.
 */
export const migrate: (databaseUrl: string, folder: string) => Promise<string[]> = (databaseUrl) =>
  withDatabase(databaseUrl, (db) =>
    withLock(db, async () => {
      const history = db.collection<AppliedMigration>('migrations');
      const done = new Set((await history.find().toArray()).map(({ _id }) => _id));
      const missing = [...migrations].filter(([name]) => !done.has(name));
      for (const [name, run] of missing) {
        await run(db);
        await history.insertOne({ _id: name, appliedAt: new Date() });
      }
      return missing.map(([name]) => name);
    }),
  );

/**
 * Looks at the collections: each has to be there with its indexes. Returns a
 * sentence for each index that is not.
 */
export function findMissing(databaseUrl: string): Promise<string[]> {
  return withDatabase(databaseUrl, async (db) => {
    const missing: string[] = [];
    for (const [collection, expected] of Object.entries(expectedIndexes)) {
      const found = await indexesOf(db, collection);
      missing.push(
        ...expected
          .filter((index) => !found.has(index))
          .map((index) => `${collection}: there is no index ${index}`),
      );
    }
    return missing;
  });
}

/** The names of the indexes; none when there is no such collection. */
async function indexesOf(db: mongo.Db, collection: string): Promise<Set<string>> {
  const known = await db.listCollections({ name: collection }, { nameOnly: true }).toArray();
  if (known.length === 0) {
    return new Set();
  }
  const indexes = await db.collection(collection).indexes();
  return new Set(indexes.map(({ name }) => name ?? ''));
}

async function withLock<T>(db: mongo.Db, use: () => Promise<T>): Promise<T> {
  const locks = db.collection<Lock>('migrations_lock');
  while (!(await takeLock(locks))) {
    await locks.deleteOne({ _id: 'lock', since: { $lt: new Date(Date.now() - lockLifetime) } });
    await wait(500);
  }
  try {
    return await use();
  } finally {
    await locks.deleteOne({ _id: 'lock' });
  }
}

async function takeLock(locks: mongo.Collection<Lock>): Promise<boolean> {
  try {
    await locks.insertOne({ _id: 'lock', since: new Date() });
    return true;
  } catch (error) {
    const duplicateKey = 11_000;
    if (error instanceof mongo.MongoServerError && error.code === duplicateKey) {
      return false;
    }
    throw error;
  }
}

async function withDatabase<T>(databaseUrl: string, use: (db: mongo.Db) => Promise<T>): Promise<T> {
  const client = new mongo.MongoClient(databaseUrl, {
    serverSelectionTimeoutMS: connectionTimeout,
  });
  try {
    await client.connect();
    return await use(client.db());
  } finally {
    await client.close();
  }
}
