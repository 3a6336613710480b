import { Config, readDurationFromConfig } from '@backstage/config';
import { InputError } from '@backstage/errors';
import { durationToMilliseconds, HumanDuration } from '@backstage/types';

/** How often and how thoroughly repositories are read. */
export interface SyncOptions {
  /** Between two runs, which ask repositories on this machine. */
  readonly interval: HumanDuration;
  /** Between two requests to a repository on another host, in milliseconds. */
  readonly remoteIntervalMs: number;
  /** Entities that are read at the same time. */
  readonly concurrency: number;
  /** Commits of the history that are read at most per entity. */
  readonly historyDepth: number;
}

/** Reads `todoProgress.sync`. */
export function readSyncOptions(config: Config): SyncOptions {
  const sync = config.getOptionalConfig('todoProgress.sync');
  const remote = duration(sync, 'remoteInterval') ?? { minutes: 2 };
  return {
    interval: duration(sync, 'interval') ?? { seconds: 10 },
    remoteIntervalMs: durationToMilliseconds(remote),
    concurrency: count(sync, 'concurrency', 4, 32),
    historyDepth: count(sync, 'historyDepth', 300, 5000),
  };
}

function duration(sync: Config | undefined, key: string) {
  return sync?.has(key) ? readDurationFromConfig(sync, { key }) : undefined;
}

function count(
  sync: Config | undefined,
  key: string,
  fallback: number,
  maximum: number,
): number {
  const value = sync?.getOptionalNumber(key) ?? fallback;
  if (!Number.isInteger(value) || value < 1 || value > maximum) {
    throw new InputError(
      `todoProgress.sync.${key} must be a whole number from 1 to ${maximum}`,
    );
  }
  return value;
}
