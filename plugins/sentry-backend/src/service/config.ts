import { readDurationFromConfig, type Config } from '@backstage/config';
import { InputError } from '@backstage/errors';
import { durationToMilliseconds, type HumanDuration } from '@backstage/types';
import type { SentryInstance } from '../integrations/types';

export interface SentryConfig {
  readonly instances: readonly SentryInstance[];
  readonly access: 'readers' | 'owners';
  readonly environments: readonly string[];
  readonly interval: HumanDuration;
  readonly fullIntervalMs: number;
  readonly historyDays: number;
  readonly lookups: number;
  readonly timeoutMs: number;
  readonly maxConcurrency: number;
  readonly windowMs: number;
  readonly notifiedEnvironments: readonly string[];
  /** The demo's server, when it is to be started. */
  readonly demoServer?: string;
}

const NAME = /^[A-Za-z0-9][\w.-]{0,63}$/;

/** Throws an `InputError` that names the key when something does not fit. */
export function readSentryConfig(root: Config): SentryConfig {
  const config = root.getOptionalConfig('sentry');
  const duration = (key: string, fallback: HumanDuration) =>
    config?.has(key) ? readDurationFromConfig(config, { key }) : fallback;
  const count = (key: string, fallback: number, maximum: number) => {
    const value = config?.getOptionalNumber(key) ?? fallback;
    if (!Number.isInteger(value) || value < 1 || value > maximum) {
      throw new InputError(`sentry.${key} must be from 1 to ${maximum}`);
    }
    return value;
  };
  const instances = readInstances(config);
  const access = config?.getOptionalString('access') ?? 'readers';
  if (access !== 'readers' && access !== 'owners') {
    throw new InputError('sentry.access must be "readers" or "owners"');
  }
  const isDemo =
    instances.length === 0 && config?.getOptionalBoolean('demo.enabled');
  return {
    instances,
    access,
    environments: config?.getOptionalStringArray('environments') ?? [
      'production',
      'staging',
    ],
    interval: duration('sync.interval', { minutes: 1 }),
    fullIntervalMs: durationToMilliseconds(
      duration('sync.fullInterval', { hours: 24 }),
    ),
    historyDays: count('sync.historyDays', 90, 365),
    lookups: count('sync.lookups', 200, 10_000),
    timeoutMs: durationToMilliseconds(
      duration('sync.timeout', { seconds: 20 }),
    ),
    maxConcurrency: count('sync.maxConcurrency', 4, 50),
    windowMs: durationToMilliseconds(
      duration('correlation.window', { hours: 24 }),
    ),
    notifiedEnvironments: config?.getOptionalStringArray(
      'notifications.environments',
    ) ?? ['production'],
    demoServer: isDemo
      ? config?.getOptionalString('demo.server') ??
        '../../examples/sentry/server.mjs'
      : undefined,
  };
}

function readInstances(config: Config | undefined): SentryInstance[] {
  const instances = (config?.getOptionalConfigArray('instances') ?? []).map(
    (item): SentryInstance => ({
      name: item.getOptionalString('name') ?? 'default',
      baseUrl: item.getString('baseUrl'),
      organization: item.getString('organization'),
      token: item.getString('token'),
      webhookSecret: item.getOptionalString('webhookSecret'),
      demo: false,
    }),
  );
  for (const { name, baseUrl } of instances) {
    if (!NAME.test(name)) {
      throw new InputError(
        `sentry.instances: "${name}" is no name; use letters, digits, ".", "_" and "-"`,
      );
    }
    const protocol = URL.canParse(baseUrl) && new URL(baseUrl).protocol;
    if (protocol !== 'https:' && protocol !== 'http:') {
      throw new InputError(
        `sentry.instances: the baseUrl of "${name}" must be an http(s) address`,
      );
    }
  }
  const names = instances.map(each => each.name);
  const repeated = names.find((name, index) => names.indexOf(name) !== index);
  if (repeated) {
    throw new InputError(
      `sentry.instances: two are named "${repeated}"; give each a name of its own`,
    );
  }
  return instances;
}
