import type {
  CrashFreeChange,
  CrashFreeRate,
} from '@jalon/plugin-sentry-common';
import { byEnvironment } from './deployments';
import { isReleaseOf, parseRelease } from './release';
import type { SessionDay, StoredDeployment } from './types';

/**
 * Crash-free sessions since a deployment and before it, in its environment:
 * those of the release that it brought and of the one that it replaced, as
 * long as each ran. Where sessions name no such release, the days from the
 * deployment on and those before it. Undefined when there are no sessions.
 */
export function crashFreeChange(
  deploymentId: string,
  deployments: readonly StoredDeployment[],
  sessions: readonly SessionDay[],
): CrashFreeChange | undefined {
  const deployment = deployments.find(each => each.id === deploymentId);
  if (!deployment) {
    return undefined;
  }
  const here = sessions.filter(
    each => !each.environment || each.environment === deployment.environment,
  );
  return byRelease(deployment, deployments, here) ?? byDay(deployment, here);
}

function byRelease(
  deployment: StoredDeployment,
  deployments: readonly StoredDeployment[],
  sessions: readonly SessionDay[],
): CrashFreeChange | undefined {
  const history = byEnvironment(deployments).get(deployment.environment) ?? [];
  const previous = history
    .slice(0, history.indexOf(deployment))
    .filter(each => each.version !== deployment.version)
    .pop();
  const now = rateOf(
    sessions.filter(
      each =>
        each.day >= dayOf(deployment.at) &&
        isReleaseOf(parseRelease(each.release), deployment),
    ),
  );
  const before =
    previous &&
    rateOf(
      sessions.filter(
        each =>
          each.day <= dayOf(deployment.at) &&
          isReleaseOf(parseRelease(each.release), previous),
      ),
    );
  return now && { now, before, method: 'release' };
}

function byDay(
  deployment: StoredDeployment,
  sessions: readonly SessionDay[],
): CrashFreeChange | undefined {
  const day = dayOf(deployment.at);
  const until = deployment.supersededAt && dayOf(deployment.supersededAt);
  const now = rateOf(
    sessions.filter(each => each.day >= day && !(until && each.day > until)),
  );
  const before = rateOf(sessions.filter(each => each.day < day));
  return now || before ? { now, before, method: 'time' } : undefined;
}

/** All sessions together, for an entity that was never deployed. */
export function crashFreeOf(
  sessions: readonly SessionDay[],
): CrashFreeChange | undefined {
  const now = rateOf(sessions);
  return now && { now, method: 'time' };
}

function rateOf(days: readonly SessionDay[]): CrashFreeRate | undefined {
  let [sessions, crashed] = [0, 0];
  for (const day of days) {
    sessions += day.sessions;
    crashed += day.crashed;
  }
  return sessions > 0
    ? { rate: Math.max(0, 1 - crashed / sessions), sessions }
    : undefined;
}

function dayOf(time: string): string {
  return time.slice(0, 10);
}
