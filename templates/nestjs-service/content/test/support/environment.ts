import { type Environment, readEnvironment } from '../../src/config/environment.js';
import { nowhere } from '../../src/database/database-url.js';

export const secret = 'a secret that only the tests know, 32+';

/** Nothing answers there: unit tests need no services. */
export const unreachable = {
  DATABASE_URL: nowhere,
  REDIS_URL: 'redis://127.0.0.1:1',
};

export function testEnvironment(changes: Record<string, string> = {}): Environment {
  return readEnvironment({
    NODE_ENV: 'test',
    LOG_LEVEL: 'silent',
    JWT_SECRET: secret,
    ...unreachable,
    ...changes,
  });
}

/** The environment of end-to-end tests: real services, named by the caller. */
export function serviceEnvironment(changes: Record<string, string> = {}): Environment {
  const { DATABASE_URL, REDIS_URL } = process.env;
  if (!DATABASE_URL || !REDIS_URL) {
    throw new Error('End-to-end tests need DATABASE_URL and REDIS_URL (see README.md)');
  }
  return testEnvironment({ DATABASE_URL, REDIS_URL, ...changes });
}
