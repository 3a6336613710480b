import { z } from 'zod';
import { databaseUrl } from '../database/database-url.js';

const exampleSecret = 'change-me-change-me-change-me-change-me';

/** One sentence whatever is wrong with the value; the value itself stays out of it. */
const saying = (sentence: string) => ({ error: sentence });

const wholeNumber = (sentence: string, from: number, to: number) =>
  z.coerce
    .number(saying(sentence))
    .int(saying(sentence))
    .min(from, saying(sentence))
    .max(to, saying(sentence));

const ratio = (name: string) => {
  const sentence = `${name} must be a number from 0 (nothing) to 1 (everything).`;
  return z.coerce
    .number(saying(sentence))
    .min(0, saying(sentence))
    .max(1, saying(sentence))
    .default(0.1);
};

const url = (name: string, protocol: RegExp, example: string) =>
  z.url({ protocol, error: `${name} must be an address such as ${example}.` });

const origins = z
  .string()
  .default('')
  .transform((list) =>
    list
      .split(',')
      .map((origin) => origin.trim())
      .filter(Boolean),
  )
  .refine(
    (list) => list.every((origin) => URL.canParse(origin) && new URL(origin).origin === origin),
    {
      error: 'CORS_ORIGINS must be origins such as https://example.com, separated by commas.',
    },
  );

const variables = z.object({
  NODE_ENV: z
    .enum(['development', 'test', 'production'], {
      error: 'NODE_ENV must be development, test or production.',
    })
    .default('development'),
  PORT: wholeNumber('PORT must be a whole number from 0 to 65535.', 0, 65_535).default(3001),
  LOG_LEVEL: z
    .enum(['fatal', 'error', 'warn', 'info', 'debug', 'trace', 'silent'], {
      error: 'LOG_LEVEL must be fatal, error, warn, info, debug, trace or silent.',
    })
    .default('info'),
  APP_VERSION: z.string().default('development'),
  DATABASE_URL: databaseUrl,
  DATABASE_POOL_MAX: wholeNumber(
    'DATABASE_POOL_MAX must be a whole number from 1 to 100.',
    1,
    100,
  ).default(10),
  REDIS_URL: url('REDIS_URL', /^rediss?$/, 'redis://localhost:6379'),
  JWT_SECRET: z
    .string({ error: 'JWT_SECRET must be set: it verifies the tokens of the callers.' })
    .min(32, { error: 'JWT_SECRET must have at least 32 characters.' }),
  CORS_ORIGINS: origins,
  RATE_LIMIT_PER_MINUTE: wholeNumber(
    'RATE_LIMIT_PER_MINUTE must be a whole number from 1 to 10000000.',
    1,
    10_000_000,
  ).default(300),
  SHUTDOWN_TIMEOUT_MS: wholeNumber(
    'SHUTDOWN_TIMEOUT_MS must be a whole number from 100 to 600000.',
    100,
    600_000,
  ).default(25_000),
  S3_ENDPOINT: url('S3_ENDPOINT', /^https?$/, 'http://localhost:9000').optional(),
  S3_REGION: z.string().default('us-east-1'),
  S3_BUCKET: z.string().optional(),
  S3_ACCESS_KEY_ID: z.string().optional(),
  S3_SECRET_ACCESS_KEY: z.string().optional(),
  SMTP_URL: url('SMTP_URL', /^smtps?$/, 'smtp://localhost:1025').optional(),
  SENTRY_DSN: url('SENTRY_DSN', /^https?$/, 'https://key@sentry.example.com/1').optional(),
  SENTRY_ENVIRONMENT: z.string().default('development'),
  SENTRY_TRACES_SAMPLE_RATE: ratio('SENTRY_TRACES_SAMPLE_RATE'),
  OTEL_EXPORTER_OTLP_ENDPOINT: url(
    'OTEL_EXPORTER_OTLP_ENDPOINT',
    /^https?$/,
    'http://collector:4318',
  ).optional(),
  OTEL_TRACES_SAMPLER_ARG: ratio('OTEL_TRACES_SAMPLER_ARG'),
});

const environmentSchema = variables
  .refine((read) => read.NODE_ENV !== 'production' || read.JWT_SECRET !== exampleSecret, {
    path: ['JWT_SECRET'],
    error: 'JWT_SECRET must not be the one of .env.example in production.',
  })
  .refine((read) => !read.S3_ACCESS_KEY_ID === !read.S3_SECRET_ACCESS_KEY, {
    path: ['S3_SECRET_ACCESS_KEY'],
    error: 'S3_ACCESS_KEY_ID and S3_SECRET_ACCESS_KEY must be set together or not at all.',
  });

export type Environment = z.infer<typeof environmentSchema>;

/** What applying migrations needs: fewer secrets than serving requests. */
const migrationSchema = variables.pick({ DATABASE_URL: true, LOG_LEVEL: true });

export type MigrationEnvironment = z.infer<typeof migrationSchema>;

type ProcessVariables = Readonly<Record<string, string | undefined>>;

function read<T>(schema: z.ZodType<T>, given: ProcessVariables): T {
  // Manifests and compose files write "not set" as an empty string
  const set = Object.fromEntries(Object.entries(given).filter(([, value]) => value !== ''));
  const result = schema.safeParse(set);
  if (result.success) {
    return result.data;
  }
  const sentences = new Set(result.error.issues.map((issue) => `  ${issue.message}`));
  throw new Error(`The environment is not usable:\n${[...sentences].join('\n')}`);
}

/**
 * Reads the configuration of the process. Throws one error with a sentence for
 * every variable that is wrong, so that a bad deployment stops before it serves.
 */
export function readEnvironment(given: ProcessVariables): Environment {
  return read(environmentSchema, given);
}

/** The same for the process that applies migrations. */
export function readMigrationEnvironment(given: ProcessVariables): MigrationEnvironment {
  return read(migrationSchema, given);
}

/** The names of all variables the service reads. */
export const environmentVariables: readonly string[] = Object.keys(variables.shape);
