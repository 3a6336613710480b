import { artefactsKey } from './images';
import type { DeploymentRecord } from './types';

/** Running at least this long without being left counts as proven. */
export const PROVEN_SECONDS = 5 * 60;
const MAX_CANDIDATES = 20;

export interface Candidate {
  readonly deployment: DeploymentRecord;
  readonly healthy: boolean;
  readonly ranForSeconds?: number;
  readonly isDefault: boolean;
}

/**
 * What an environment may go back to, newest first, each set of images once.
 *
 * A candidate is healthy when its latest run was replaced by an ordinary
 * deployment: one that failed, was cancelled or was left by a rollback is not,
 * even when an earlier run of the same images went well. The default is the
 * newest healthy one that ran at least {@link PROVEN_SECONDS}; when none ran
 * that long, the newest healthy one; when none is healthy, none.
 *
 * @param history - deployments of one environment, newest first
 * @param current - what runs there now
 */
export function rollbackCandidates(
  history: readonly DeploymentRecord[],
  current: DeploymentRecord,
): Candidate[] {
  const seen = new Set([artefactsKey(current.artefacts)]);
  const candidates: Omit<Candidate, 'isDefault'>[] = [];
  for (const deployment of history) {
    const key = artefactsKey(deployment.artefacts);
    const ended = !['queued', 'in_progress'].includes(deployment.state);
    if (!ended || seen.has(key) || deployment.orderedAt >= current.orderedAt) {
      continue;
    }
    seen.add(key);
    candidates.push({
      deployment,
      healthy: deployment.state === 'superseded',
      ...ranFor(deployment),
    });
  }
  const chosen = chooseDefault(candidates);
  return candidates
    .filter((item, index) => index < MAX_CANDIDATES || item === chosen)
    .map(item => ({ ...item, isDefault: item === chosen }));
}

function chooseDefault<
  T extends { healthy: boolean; ranForSeconds?: number | undefined },
>(candidates: readonly T[]): T | undefined {
  const healthy = candidates.filter(item => item.healthy);
  const proven = healthy.find(
    item => (item.ranForSeconds ?? 0) >= PROVEN_SECONDS,
  );
  return proven ?? healthy[0];
}

function ranFor(deployment: DeploymentRecord): { ranForSeconds?: number } {
  const { finishedAt, supersededAt } = deployment;
  if (!finishedAt || !supersededAt) {
    return {};
  }
  const seconds = (Date.parse(supersededAt) - Date.parse(finishedAt)) / 1000;
  return { ranForSeconds: Math.max(0, Math.round(seconds)) };
}
