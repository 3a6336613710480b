import { readdir, readFile } from 'node:fs/promises';
import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';
import { PrismaPg } from '@prisma/adapter-pg';
import { bindMigrationAwareSqlAdapterFactory } from '@prisma/driver-adapter-utils';
import type { DiffTarget, MigrationList, SchemaEngine } from '@prisma/schema-engine-wasm';
import * as bindings from '@prisma/schema-engine-wasm/schema_engine_bg';
import pg from 'pg';

// Imported by scripts that run without a build: no relative imports, and only
// syntax that Node.js can strip.

/** Nothing is managed by somebody else. */
const filters = { externalTables: [], externalEnums: [] };

type Exports = Record<string, unknown>;

// The types of Node.js leave it to those of browsers
declare const WebAssembly: {
  instantiate(code: Uint8Array, imports: object): Promise<{ instance: { exports: Exports } }>;
};

interface Bindings {
  readonly SchemaEngine: typeof SchemaEngine;
  __wbg_set_wasm(exports: Exports): void;
}

let loaded: Promise<typeof SchemaEngine> | undefined;

async function load(): Promise<typeof SchemaEngine> {
  const glue = bindings as unknown as Bindings;
  const folder = dirname(
    createRequire(import.meta.url).resolve('@prisma/schema-engine-wasm/schema_engine_bg'),
  );
  const { instance } = await WebAssembly.instantiate(
    await readFile(join(folder, 'schema_engine_bg.wasm')),
    { './schema_engine_bg.js': bindings },
  );
  glue.__wbg_set_wasm(instance.exports);
  (instance.exports['__wbindgen_start'] as () => void)();
  return glue.SchemaEngine;
}

/** PostgreSQL's own type "char", which its catalog uses, and text. */
const oidOfChar = 18;
const oidOfText = 25;

/** Reads the catalog as text where the adapter would refuse it. */
function readChars(pool: pg.Pool): void {
  const query = pool.query.bind(pool) as (...args: unknown[]) => Promise<pg.QueryResult>;
  const reading = async (...args: unknown[]) => {
    const result = await query(...args);
    // Several statements give several results, none of which has rows to read
    for (const field of (result as Partial<pg.QueryResult>).fields ?? []) {
      if (field.dataTypeID === oidOfChar) {
        field.dataTypeID = oidOfText;
      }
    }
    return result;
  };
  Object.assign(pool, { query: reading });
}

function createAdapter(pool: pg.Pool): PrismaPg {
  const factory = new PrismaPg(pool);
  const connect = factory.connect.bind(factory);
  factory.connect = async () => {
    const adapter = await connect();
    // The adapter's own way cuts at every semicolon, also inside functions and
    // texts. Like this a migration is applied as a whole or not at all.
    adapter.executeScript = async (sql) => {
      await adapter.executeRaw({ sql, args: [], argTypes: [] });
    };
    return adapter;
  };
  return factory;
}

/**
 * What `prisma migrate` uses inside, in WebAssembly: the same checksums and the
 * same table `_prisma_migrations`, without a native engine to download.
 */
export async function withSchemaEngine<T>(
  databaseUrl: string,
  use: (engine: SchemaEngine) => Promise<T>,
): Promise<T> {
  // One connection: the lock that keeps two migrations apart belongs to it
  const pool = new pg.Pool({ connectionString: databaseUrl, max: 1 });
  readChars(pool);
  loaded ??= load();
  const Engine = await loaded;
  const adapter = bindMigrationAwareSqlAdapterFactory(createAdapter(pool));
  try {
    const engine = await Engine.new({ datamodels: undefined }, () => undefined, adapter);
    try {
      return await use(engine);
    } finally {
      engine.free();
    }
  } finally {
    await pool.end();
  }
}

/** The migrations of a folder, oldest first. */
export async function readMigrations(folder: string): Promise<MigrationList> {
  const entries = await readdir(folder, { withFileTypes: true });
  const names = entries.filter((entry) => entry.isDirectory()).map((entry) => entry.name);
  const lockfile = join(folder, 'migration_lock.toml');
  return {
    baseDir: folder,
    lockfile: { path: 'migration_lock.toml', content: await readFile(lockfile, 'utf8') },
    shadowDbInitScript: '',
    migrationDirectories: await Promise.all(
      names.sort().map(async (path) => {
        const content = await readFile(join(folder, path, 'migration.sql'), 'utf8');
        return {
          path,
          migrationFile: { path: 'migration.sql', content: { tag: 'ok' as const, value: content } },
        };
      }),
    ),
  };
}

/** Applies what is missing; returns the names of what was applied. */
export async function applyMigrations(
  engine: SchemaEngine,
  migrationsList: MigrationList,
): Promise<string[]> {
  const { appliedMigrationNames } = await engine.applyMigrations({ migrationsList, filters });
  return appliedMigrationNames;
}

/** The SQL that leads from one state to another; empty when they are the same. */
export async function difference(
  engine: SchemaEngine,
  from: DiffTarget,
  to: DiffTarget,
): Promise<string> {
  const { stdout, exitCode } = await engine.diff({
    from,
    to,
    script: true,
    exitCode: true,
    filters,
  });
  return exitCode === 0 ? '' : (stdout ?? '');
}
