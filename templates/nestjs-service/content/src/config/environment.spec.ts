import { readFile } from 'node:fs/promises';
import { parseEnv } from 'node:util';
import { unreachable } from '../../test/support/environment.js';
import { environmentVariables, readEnvironment, readMigrationEnvironment } from './environment.js';

const needed = { ...unreachable, JWT_SECRET: 'x'.repeat(32) };

describe('readEnvironment', () => {
  it('has defaults that suit a developer', () => {
    expect(readEnvironment(needed)).toEqual({
      ...needed,
      NODE_ENV: 'development',
      PORT: 3001,
      LOG_LEVEL: 'info',
      APP_VERSION: 'development',
      DATABASE_POOL_MAX: 10,
      CORS_ORIGINS: [],
      RATE_LIMIT_PER_MINUTE: 300,
      SHUTDOWN_TIMEOUT_MS: 25_000,
      S3_REGION: 'us-east-1',
      SENTRY_ENVIRONMENT: 'development',
      SENTRY_TRACES_SAMPLE_RATE: 0.1,
      OTEL_TRACES_SAMPLER_ARG: 0.1,
    });
  });

  it('takes numbers and lists as text and ignores what it does not know', () => {
    const environment = readEnvironment({
      ...needed,
      PORT: '8080',
      CORS_ORIGINS: 'https://a.example.com, https://b.example.com',
      SENTRY_DSN: '',
      HOME: '/root',
    });
    expect(environment).toMatchObject({
      PORT: 8080,
      CORS_ORIGINS: ['https://a.example.com', 'https://b.example.com'],
    });
    expect(environment).not.toHaveProperty('HOME');
    expect(environment).not.toHaveProperty('SENTRY_DSN');
  });

  it.each([
    ['PORT', 'http', 'PORT must be a whole number from 0 to 65535.'],
    ['NODE_ENV', 'staging', 'NODE_ENV must be development, test or production.'],
    ['LOG_LEVEL', 'loud', 'LOG_LEVEL must be fatal, error, warn, info, debug, trace or silent.'],
    ['DATABASE_URL', 'sqlite://file', 'DATABASE_URL must be an address such as'],
    ['REDIS_URL', 'http://redis', 'REDIS_URL must be an address such as redis://localhost:6379.'],
    ['JWT_SECRET', 'short', 'JWT_SECRET must have at least 32 characters.'],
    ['CORS_ORIGINS', 'example.com', 'CORS_ORIGINS must be origins such as'],
    ['SENTRY_TRACES_SAMPLE_RATE', '2', 'SENTRY_TRACES_SAMPLE_RATE must be a number from 0'],
    ['S3_ACCESS_KEY_ID', 'key', 'must be set together or not at all.'],
  ])('says in a sentence what is wrong with %s, without its value', (name, value, sentence) => {
    const read = () => readEnvironment({ ...needed, [name]: value });
    expect(read).toThrow(sentence);
    expect(read).not.toThrow(new RegExp(`\\b${value}$`, 'm'));
  });

  it('names every variable that is wrong at once', () => {
    const read = () => readEnvironment({ PORT: 'http' });
    for (const name of ['PORT', 'DATABASE_URL', 'REDIS_URL', 'JWT_SECRET']) {
      expect(read).toThrow(new RegExp(`^  ${name} must`, 'm'));
    }
  });

  it('refuses the example secret in production', () => {
    const JWT_SECRET = 'change-me-change-me-change-me-change-me';
    expect(readEnvironment({ ...needed, JWT_SECRET }).JWT_SECRET).toBe(JWT_SECRET);
    expect(() => readEnvironment({ ...needed, JWT_SECRET, NODE_ENV: 'production' })).toThrow(
      'JWT_SECRET must not be the one of .env.example in production.',
    );
  });

  it('asks for no secret but the database when migrations are applied', () => {
    const { DATABASE_URL } = unreachable;
    expect(readMigrationEnvironment({ DATABASE_URL })).toEqual({ DATABASE_URL, LOG_LEVEL: 'info' });
  });
});

describe('the examples of the environment', () => {
  it.each(['.env.example', '.env.staging.example', '.env.production.example'])(
    '%s has every variable, and no other',
    async (file) => {
      const text = await readFile(file, 'utf8');
      const named = [...text.matchAll(/^#? ?([A-Z][A-Z0-9_]+)=/gm)].map(([, name]) => name);
      expect([...named].sort()).toEqual([...environmentVariables].sort());
    },
  );

  it('.env.example is usable as it stands', async () => {
    const variables = parseEnv(await readFile('.env.example', 'utf8'));
    expect(readEnvironment(variables).NODE_ENV).toBe('development');
  });

  it('those of staging and production hold no secret', async () => {
    for (const file of ['.env.staging.example', '.env.production.example']) {
      const variables = parseEnv(await readFile(file, 'utf8'));
      for (const name of ['JWT_SECRET', 'S3_SECRET_ACCESS_KEY', 'S3_ACCESS_KEY_ID', 'SENTRY_DSN']) {
        expect(variables[name] ?? '').toBe('');
      }
    }
  });

  it('Git ignores the files that hold values', async () => {
    const rules = (await readFile('.gitignore', 'utf8')).split('\n');
    expect(rules).toEqual(expect.arrayContaining(['.env', '.env.*', '!.env*.example']));
  });
});
