import { z } from 'zod';

/** Where the app runs: the channel of its build, or a developer's machine. */
export type Environment = 'development' | 'preview' | 'production';

/** Everything the app reads from its environment. All of it is public. */
export interface PublicConfig {
  readonly environment: Environment;
  /** Address of the API, without a path. */
  readonly apiUrl: string;
  readonly sentryDsn?: string;
  readonly mapboxToken?: string;
  // golden-path:if billing
  /** Public keys of RevenueCat, one per store. */
  readonly revenueCatKeys: readonly string[];
  // golden-path:end
}

export type ConfigResult =
  | { readonly ok: true; readonly config: PublicConfig }
  | { readonly ok: false; readonly problems: readonly string[] };

type Variables = Readonly<Record<string, string | undefined>>;

const optional = (schema: z.ZodType<string>) =>
  z.preprocess((value) => (value === '' ? undefined : value), schema.optional());

function isOrigin(value: string): boolean {
  return URL.canParse(value) && new URL(value).pathname === '/' && !new URL(value).search;
}

function schemaOf(environment: Environment) {
  return z.object({
    EXPO_PUBLIC_API_URL: z
      .string('is not set')
      .refine(
        (value) => /^https?:\/\//.test(value),
        'is not an address like https://api.example.com',
      )
      .refine(isOrigin, 'is not an address without a path')
      .refine(
        (value) => environment === 'development' || value.startsWith('https://'),
        `must begin with https:// in ${environment}`,
      ),
    EXPO_PUBLIC_SENTRY_DSN: optional(z.url('is not an address')),
    EXPO_PUBLIC_MAPBOX_TOKEN: optional(
      z.string().startsWith('pk.', 'must be a public token, which begins with pk.'),
    ),
    // golden-path:if billing
    EXPO_PUBLIC_REVENUECAT_KEY: optional(
      z
        .string()
        .regex(
          /^(?:(?:appl|goog|test)_\w+)(?:,(?:appl|goog|test)_\w+)*$/,
          'must be public keys such as appl_…,goog_…',
        ),
    ),
    // golden-path:end
  });
}

/**
 * Reads the configuration and says in sentences what is wrong with it. Values
 * are never quoted: a secret that was put there by mistake stays unseen.
 */
export function readPublicConfig(variables: Variables, environment: Environment): ConfigResult {
  const result = schemaOf(environment).safeParse(variables);
  if (!result.success) {
    return {
      ok: false,
      problems: result.error.issues.map(({ path, message }) => `${path.join('.')} ${message}`),
    };
  }
  const { data } = result;
  return {
    ok: true,
    config: {
      environment,
      apiUrl: data.EXPO_PUBLIC_API_URL.replace(/\/$/, ''),
      sentryDsn: data.EXPO_PUBLIC_SENTRY_DSN,
      mapboxToken: data.EXPO_PUBLIC_MAPBOX_TOKEN,
      // golden-path:if billing
      revenueCatKeys: data.EXPO_PUBLIC_REVENUECAT_KEY?.split(',') ?? [],
      // golden-path:end
    },
  };
}

/** The environment of a build by its update channel; without one it is a developer's. */
export function environmentOf(channel: string | null): Environment {
  return channel === 'production' || channel === 'preview' ? channel : 'development';
}
