import { Queue } from 'bullmq';
import { Redis } from 'ioredis';
import { pino } from 'pino';
import { readEnvironment } from './config/environment.js';
import { deadLettersOf, notificationsQueue, type DeadLetter } from './queues/queues.js';
import { replay } from './queues/replay.js';
import { serviceName } from './service.js';

/** Runs failed jobs again, once what made them fail is repaired: [queue]. */
const name = process.argv[2] ?? notificationsQueue;
const environment = readEnvironment(process.env);
const logger = pino({ name: `${serviceName}-replay`, level: environment.LOG_LEVEL });
const connection = new Redis(environment.REDIS_URL, {
  maxRetriesPerRequest: 3,
  lazyConnect: true,
});
connection.on('error', (error) => logger.error(error.message));
const deadLetters = new Queue<DeadLetter>(deadLettersOf(name), { connection });
const target = new Queue(name, { connection });

try {
  const count = await replay(deadLetters, target);
  logger.info({ queue: name, count }, `${count} dead letters are back in ${name}`);
} catch (error) {
  logger.fatal(error, 'dead letters were not replayed');
  process.exitCode = 1;
} finally {
  await Promise.allSettled([deadLetters.close(), target.close()]);
  connection.disconnect();
}
