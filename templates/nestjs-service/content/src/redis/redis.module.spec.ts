import { testEnvironment } from '../../test/support/environment.js';
import { reconnectDelay, RedisConnections } from './redis.module.js';

describe('reconnectDelay', () => {
  it('doubles up to ten seconds', () => {
    expect([1, 2, 3, 7, 8, 1000].map(reconnectDelay)).toEqual([
      100, 200, 400, 6_400, 10_000, 10_000,
    ]);
  });
});

describe('RedisConnections', () => {
  it('says that Redis is away, and ends all the same', async () => {
    const redis = new RedisConnections(testEnvironment());
    redis.onModuleInit();
    await expect(redis.isThere()).resolves.toBe(false);
    expect(redis.forWorker().options.maxRetriesPerRequest).toBeNull();
    redis.onApplicationShutdown();
    expect(redis.requests.status).not.toBe('ready');
  });
});
