import { startMongo } from './mongo.mjs';
import { startPostgres } from './postgres.mjs';
import { command, freePort, start, until } from './run.mjs';

/**
 * Starts the data stores that a service with these answers needs, real ones on
 * free ports: PostgreSQL or MongoDB, and Redis. Gives their addresses, ways to
 * look into them, and `stop`.
 */
export async function startServices(folder, answers) {
  const redis = await startRedis();
  const database =
    answers.database === 'mongodb'
      ? await startMongo(folder)
      : await startPostgres(folder);
  return {
    ...database,
    redisUrl: redis.url,
    async stop() {
      await Promise.all([database.stop(), redis.stop()]);
    },
  };
}

async function startRedis() {
  const port = await freePort();
  const server = start('redis-server', [
    ...['--port', String(port), '--bind', '127.0.0.1'],
    ...['--save', '', '--appendonly', 'no', '--maxmemory-policy', 'noeviction'],
  ]);
  const ping = () => command('redis-cli', ['-p', String(port), 'ping']);
  await until('Redis', async () => (await ping()).includes('PONG'), {
    process: server,
  });
  return { url: `redis://127.0.0.1:${port}`, stop: () => server.stop() };
}
