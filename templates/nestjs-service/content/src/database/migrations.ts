import { PrismaPg } from '@prisma/adapter-pg';
import { Prisma, PrismaClient } from '../generated/prisma/client.js';
import { applyMigrations, readMigrations, withSchemaEngine } from './prisma/schema-engine.js';

/** Where the migrations are, relative to the root of the repository and to `dist`. */
export const migrationsFolder = 'prisma/migrations';

/** Applies what is missing; returns the names of what was applied. */
export async function migrate(databaseUrl: string, folder: string): Promise<string[]> {
  const migrations = await readMigrations(folder);
  return withSchemaEngine(databaseUrl, (engine) => applyMigrations(engine, migrations));
}

/**
 * Looks at the tables: every column of every model has to be there. Returns a
 * sentence for each model that cannot be read.
 */
export async function findMissing(databaseUrl: string): Promise<string[]> {
  const client = new PrismaClient({ adapter: new PrismaPg(databaseUrl) });
  const delegates = client as unknown as Record<string, { findFirst(): Promise<unknown> }>;
  const missing: string[] = [];
  try {
    for (const model of Object.values(Prisma.ModelName)) {
      const name = model.charAt(0).toLowerCase() + model.slice(1);
      await delegates[name]?.findFirst().catch((error: Error) => {
        missing.push(`${model}: ${error.message.trim().split('\n').at(-1) ?? ''}`);
      });
    }
  } finally {
    await client.$disconnect();
  }
  return missing;
}
