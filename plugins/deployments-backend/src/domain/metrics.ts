import type { DeploymentMetrics } from '@jalon/plugin-deployments-common';
import type { DeploymentRecord } from './types';

const DAY_MS = 24 * 60 * 60 * 1000;

/**
 * The five DORA metrics of one environment.
 *
 * The base of the shares is every deployment and rollback of the period that
 * ended. Failed is what failed or was left by a rollback. Recovery is the time
 * from a failed deployment to the next one that held. Rework is a rollback, or
 * a deployment that directly follows a failed one. Lead time is from the
 * commit that the version was built from to running, for those where both are
 * known.
 *
 * @param history - oldest first; may begin before the period, so that the
 * first deployment in it has its predecessor
 */
export function deploymentMetrics(
  history: readonly DeploymentRecord[],
  options: { environment: string; days: number; now: string },
): DeploymentMetrics {
  const { environment, days } = options;
  const start = new Date(Date.parse(options.now) - days * DAY_MS).toISOString();
  const ended = history.filter(isEnded);
  const period = ended.filter(item => item.orderedAt >= start);
  const failed = period.filter(item => item.state === 'failure');
  const changes = period.filter(
    item => item.kind === 'deploy' && item.state !== 'failure',
  );
  const rework = ended.filter(
    (item, index) =>
      item.orderedAt >= start && isRework(item, ended[index - 1]),
  );
  const share = (part: number) =>
    period.length ? part / period.length : undefined;
  return {
    days,
    environment,
    deployments: period.length,
    deploymentFrequency: period.length ? changes.length / days : undefined,
    leadTimeSeconds: median(period.flatMap(leadTime)),
    changeFailRate: share(failed.length),
    failedDeploymentRecoverySeconds: median(
      failed.flatMap(item => recoveryTime(item, ended)),
    ),
    reworkRate: share(rework.length),
  };
}

function isEnded(item: DeploymentRecord): boolean {
  const isChange = item.kind === 'deploy' || item.kind === 'rollback';
  return isChange && ['success', 'superseded', 'failure'].includes(item.state);
}

function isRework(
  item: DeploymentRecord,
  previous: DeploymentRecord | undefined,
): boolean {
  return item.kind === 'rollback' || previous?.state === 'failure';
}

function leadTime(item: DeploymentRecord): number[] {
  const committedAt = item.applicationCommit?.committedAt;
  if (item.kind !== 'deploy' || !committedAt || !item.finishedAt) {
    return [];
  }
  return [Math.max(0, seconds(committedAt, item.finishedAt))];
}

function recoveryTime(
  failed: DeploymentRecord,
  ended: readonly DeploymentRecord[],
): number[] {
  const healthy = ended.find(
    item => item.orderedAt > failed.orderedAt && item.state !== 'failure',
  );
  return healthy?.finishedAt && failed.finishedAt
    ? [seconds(failed.finishedAt, healthy.finishedAt)]
    : [];
}

function seconds(from: string, to: string): number {
  return Math.round((Date.parse(to) - Date.parse(from)) / 1000);
}

function median(values: readonly number[]): number | undefined {
  if (!values.length) {
    return undefined;
  }
  const sorted = [...values].sort((a, b) => a - b);
  const middle = Math.floor(sorted.length / 2);
  return sorted.length % 2
    ? sorted[middle]
    : Math.round((sorted[middle - 1] + sorted[middle]) / 2);
}
