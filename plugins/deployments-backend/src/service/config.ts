import { readDurationFromConfig, type Config } from '@backstage/config';
import { InputError } from '@backstage/errors';
import { durationToMilliseconds, type HumanDuration } from '@backstage/types';
import { DEFAULT_RULES, type EnvironmentRules } from '../domain/environments';

const MAX_HISTORY = 10_000;
const DEFAULT_HISTORY = 500;

export interface DeploymentsConfig {
  readonly rules: EnvironmentRules;
  readonly interval: HumanDuration;
  readonly hostedIntervalMs: number;
  readonly historyLimit: number;
}

export function readDeploymentsConfig(config: Config): DeploymentsConfig {
  const historyLimit =
    config.getOptionalNumber('deployments.sync.historyLimit') ??
    DEFAULT_HISTORY;
  if (historyLimit < 2 || historyLimit > MAX_HISTORY) {
    throw new InputError(
      `deployments.sync.historyLimit must be between 2 and ${MAX_HISTORY}`,
    );
  }
  return {
    rules: readRules(config),
    interval: readDuration(config, 'deployments.sync.interval', {
      seconds: 10,
    }),
    hostedIntervalMs: durationToMilliseconds(
      readDuration(config, 'deployments.sync.hostedInterval', { minutes: 2 }),
    ),
    historyLimit,
  };
}

function readRules(config: Config): EnvironmentRules {
  const environments = config.getOptionalConfigArray(
    'deployments.environments',
  );
  if (!environments) {
    return DEFAULT_RULES;
  }
  const read = environments.map(item => {
    const name = item.getString('name');
    const isProtected =
      item.getOptionalBoolean('protected') ??
      DEFAULT_RULES.protected.includes(name);
    return { name, isProtected };
  });
  return {
    order: read.map(item => item.name),
    protected: read.filter(item => item.isProtected).map(item => item.name),
  };
}

function readDuration(
  config: Config,
  key: string,
  fallback: HumanDuration,
): HumanDuration {
  return config.has(key) ? readDurationFromConfig(config, { key }) : fallback;
}
