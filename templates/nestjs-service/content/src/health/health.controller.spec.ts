import { ServiceUnavailableException } from '@nestjs/common';
import type { DatabaseHealth } from '../database/database-health.js';
import type { RedisConnections } from '../redis/redis.module.js';
import { HealthController } from './health.controller.js';
import { HealthService } from './health.service.js';

const answers = () => Promise.resolve();
const fails = () => Promise.reject(new Error('away'));

function setUp(database = answers, redis = answers) {
  const service = new HealthService(
    { APP_VERSION: '1.2.3' },
    { ping: database } as unknown as DatabaseHealth,
    { ping: redis } as unknown as RedisConnections,
  );
  return { service, controller: new HealthController(service) };
}

describe('HealthController', () => {
  it('is ready when database and Redis answer', async () => {
    await expect(setUp().controller.ready()).resolves.toMatchObject({
      status: 'ok',
      service: expect.any(String),
      version: '1.2.3',
      checks: { database: 'up', redis: 'up' },
    });
  });

  it.each([
    [{ database: 'down', redis: 'up' }, fails, answers],
    [{ database: 'up', redis: 'down' }, answers, fails],
  ])('is not ready with %j, and stays alive', async (checks, database, redis) => {
    const { controller } = setUp(database, redis);
    await expect(controller.ready()).rejects.toMatchObject({
      response: { status: 'failing', checks },
      status: 503,
    });
    expect(controller.live()).toEqual({ status: 'ok' });
  });

  it('asks for no more traffic once the process stops', async () => {
    const { controller, service } = setUp();
    service.onModuleDestroy();
    await expect(controller.ready()).rejects.toThrow(ServiceUnavailableException);
  });
});
