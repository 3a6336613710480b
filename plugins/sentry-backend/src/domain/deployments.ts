import type { DeploymentMark } from '@jalon/plugin-sentry-common';
import type { StoredDeployment } from './types';

const RAN = new Set(['success', 'superseded', 'failure']);

/**
 * The deployments that ran something, oldest first, per environment.
 * Restarts bring no new code and are left out.
 */
export function byEnvironment(
  deployments: readonly StoredDeployment[],
): Map<string, StoredDeployment[]> {
  const result = new Map<string, StoredDeployment[]>();
  const ran = deployments
    .filter(each => RAN.has(each.state) && each.kind !== 'restart')
    .sort((a, b) => compare(a.at, b.at) || compare(a.id, b.id));
  for (const deployment of ran) {
    const list = result.get(deployment.environment) ?? [];
    list.push(deployment);
    result.set(deployment.environment, list);
  }
  return result;
}

/**
 * Every deployment that ran, by id, with what a person on call asks of it.
 */
export function markDeployments(
  deployments: readonly StoredDeployment[],
): Map<string, DeploymentMark> {
  const marks = new Map<string, DeploymentMark>();
  for (const history of byEnvironment(deployments).values()) {
    const current = history.filter(each => each.state === 'success').pop();
    history.forEach((deployment, index) => {
      marks.set(deployment.id, {
        id: deployment.id,
        environment: deployment.environment,
        version: deployment.version,
        at: deployment.at,
        kind: deployment.kind,
        current: deployment === current,
        rolledBackBy: rollbackOf(deployment, history),
        lastGood: lastGood(history, index),
      });
    });
  }
  return marks;
}

function rollbackOf(
  deployment: StoredDeployment,
  history: readonly StoredDeployment[],
) {
  const rollback = history.find(each => each.rollbackOf === deployment.id);
  return rollback && { id: rollback.id, at: rollback.at };
}

function lastGood(history: readonly StoredDeployment[], index: number) {
  const { version } = history[index];
  const good = history
    .slice(0, index)
    .filter(
      each =>
        each.version !== version &&
        each.state !== 'failure' &&
        !rollbackOf(each, history),
    )
    .pop();
  return good && { id: good.id, version: good.version };
}

/**
 * The deployment that speaks for the whole entity: the current one of
 * production where there is one, else the newest current one.
 */
export function lastDeployment(
  marks: Iterable<DeploymentMark>,
): DeploymentMark | undefined {
  const current = [...marks]
    .filter(each => each.current)
    .sort((a, b) => compare(b.at, a.at));
  return current.find(each => each.environment === 'production') ?? current[0];
}

function compare(a: string, b: string): number {
  if (a === b) {
    return 0;
  }
  return a < b ? -1 : 1;
}
