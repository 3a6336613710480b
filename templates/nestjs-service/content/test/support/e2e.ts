import type { Server } from 'node:http';
import type { NestExpressApplication } from '@nestjs/platform-express';
import { createApp } from '../../src/app.js';
import { migrate, migrationsFolder } from '../../src/database/migrations.js';
import { HealthService } from '../../src/health/health.service.js';
import { serviceEnvironment } from './environment.js';

/** A queue prefix of Redis and the tables are shared: tests clean up what they count. */
export async function startService(
  changes: Record<string, string> = {},
): Promise<{ app: NestExpressApplication; server: Server }> {
  const environment = serviceEnvironment({ RATE_LIMIT_PER_MINUTE: '100000', ...changes });
  await migrate(environment.DATABASE_URL, migrationsFolder);
  const app = await createApp(environment);
  await app.init();
  // As in a cluster: traffic comes once a replica says that it is ready
  const health = app.get(HealthService);
  await eventually(async () => ((await health.check()).status === 'ok' ? true : undefined));
  return { app, server: app.getHttpServer() };
}

/** Asks until the answer is there, at most ten seconds. */
export async function eventually<T>(ask: () => Promise<T | undefined>): Promise<T> {
  const end = Date.now() + 10_000;
  while (Date.now() < end) {
    const answer = await ask();
    if (answer !== undefined) {
      return answer;
    }
    await new Promise((resolve) => setTimeout(resolve, 50));
  }
  throw new Error('It did not happen within ten seconds');
}
