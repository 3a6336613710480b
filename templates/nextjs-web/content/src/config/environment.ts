import { z } from 'zod';

const url = (problem: string) => z.url({ protocol: /^https?$/, error: problem });

const number = (problem: string) => z.coerce.number(problem).int(problem);

const environmentSchema = z.object({
  NODE_ENV: z
    .enum(['development', 'test', 'production'], 'must be development, test or production')
    .default('development'),
  LOG_LEVEL: z
    .enum(
      ['fatal', 'error', 'warn', 'info', 'debug', 'trace', 'silent'],
      'must be fatal, error, warn, info, debug, trace or silent',
    )
    .default('info'),
  APP_VERSION: z.string().default('0.0.0-dev'),
  NEXT_PUBLIC_API_URL: url('must be the address of the backend, such as https://api.example.com'),
  NEXT_PUBLIC_SENTRY_DSN: url('must be a DSN of Sentry, or empty').optional(),
  SENTRY_ENVIRONMENT: z.string().default('development'),
  BACKEND_TIMEOUT_MS: number('must be a whole number of milliseconds from 1 to 60000')
    .min(1, 'must be at least 1 millisecond')
    .max(60_000, 'must be at most 60000 milliseconds')
    .default(5_000),
  ANALYTICS_SCRIPT_URL: url('must be the address of a script, or empty').optional(),
});

/** What this server reads from its environment. */
export type Environment = z.infer<typeof environmentSchema>;

/** Says which variables are wrong: one sentence each. */
export class EnvironmentError extends Error {
  override readonly name = 'EnvironmentError';

  constructor(readonly problems: readonly string[]) {
    super(problems.join(' '));
  }
}

// Next.js writes the values of the build's arguments in the place of these two
const builtIn = {
  NEXT_PUBLIC_API_URL: process.env.NEXT_PUBLIC_API_URL,
  NEXT_PUBLIC_SENTRY_DSN: process.env.NEXT_PUBLIC_SENTRY_DSN,
};

/**
 * Reads the configuration. A variable of the running process wins over the
 * argument that the image was built with, so that one image serves every
 * environment; an empty one counts as not set.
 *
 * @throws EnvironmentError
 */
export function readEnvironment(
  variables: Record<string, string | undefined>,
  defaults: Record<string, string | undefined> = builtIn,
): Environment {
  const result = environmentSchema.safeParse({ ...filled(defaults), ...filled(variables) });
  if (result.success) {
    return result.data;
  }
  throw new EnvironmentError(
    result.error.issues.map((issue) => `${issue.path.join('.')} ${issue.message}.`),
  );
}

function filled(variables: Record<string, string | undefined>): Record<string, string> {
  return Object.fromEntries(
    Object.entries(variables).filter((entry): entry is [string, string] => Boolean(entry[1])),
  );
}

/** The configuration of this process. */
export function environment(): Environment {
  return readEnvironment(process.env);
}
