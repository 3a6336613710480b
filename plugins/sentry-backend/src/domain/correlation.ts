import type { CorrelationMethod } from '@jalon/plugin-sentry-common';
import { byEnvironment } from './deployments';
import { isMobile } from './platforms';
import { DeploymentHistory, ReleaseDates } from './history';
import { parseRelease } from './release';
import type { StoredDeployment, StoredIssue, StoredRelease } from './types';

/** An issue tied to a deployment. */
export interface Correlation {
  readonly issueKey: string;
  readonly deploymentId: string;
  readonly environment: string;
  readonly type: 'new' | 'regressed';
  readonly method: CorrelationMethod;
  readonly release?: string;
}

export interface CorrelationOptions {
  /**
   * How long after a deployment an error is still held to come from it when
   * nothing but the time speaks for it.
   */
  readonly windowMs: number;
}

type Issue = Pick<
  StoredIssue,
  | 'key'
  | 'projectKey'
  | 'platform'
  | 'environments'
  | 'firstSeen'
  | 'lastSeen'
  | 'firstRelease'
  | 'regressedRelease'
  | 'regressedAt'
>;

type Found = Pick<Correlation, 'method' | 'release'> & {
  readonly deployment: StoredDeployment;
};

/**
 * Ties issues of an entity's projects to its deployments: which deployment of
 * each environment brought an issue, or brought it back.
 *
 * Releases decide: an issue whose first release is younger than all that an
 * environment ran before a deployment, and not younger than what it brought,
 * is new in it. Releases are ordered by semver where both follow it, else by
 * their dates in Sentry. Only when an issue names no release that can be
 * placed does time decide, never for mobile applications.
 */
export function correlate(
  input: {
    readonly issues: readonly Issue[];
    readonly deployments: readonly StoredDeployment[];
    readonly releases: readonly StoredRelease[];
  },
  options: CorrelationOptions,
): Correlation[] {
  const releases = new ReleaseDates(input.releases);
  const result: Correlation[] = [];
  for (const [environment, deployments] of byEnvironment(input.deployments)) {
    const history = new DeploymentHistory(deployments, releases);
    for (const issue of input.issues) {
      if (
        issue.environments.length > 0 &&
        !issue.environments.includes(environment)
      ) {
        continue;
      }
      const found = {
        new: findNew(issue, history, options),
        regressed: findRegressed(issue, history, options),
      };
      for (const type of ['new', 'regressed'] as const) {
        const match = found[type];
        if (match) {
          result.push({
            issueKey: issue.key,
            deploymentId: match.deployment.id,
            environment,
            type,
            method: match.method,
            release: match.release,
          });
        }
      }
    }
  }
  return result;
}

function findNew(
  issue: Issue,
  history: DeploymentHistory,
  options: CorrelationOptions,
): Found | undefined {
  if (issue.firstRelease) {
    const placed = history.place(issue.projectKey, issue.firstRelease);
    if (placed !== 'unknown') {
      // What was never seen again once it ran here did not come with it.
      return placed && issue.lastSeen >= placed.at
        ? {
            deployment: placed,
            method: 'release',
            release: issue.firstRelease,
          }
        : undefined;
    }
  }
  return byTime(issue, issue.firstSeen, history, options);
}

function findRegressed(
  issue: Issue,
  history: DeploymentHistory,
  options: CorrelationOptions,
): Found | undefined {
  const { regressedRelease: release, regressedAt } = issue;
  if (!release && !regressedAt) {
    return undefined;
  }
  if (release) {
    const same = history.of(release);
    const placed =
      same.filter(each => !regressedAt || each.at <= regressedAt).pop() ??
      history.place(issue.projectKey, release);
    if (placed !== 'unknown') {
      return placed && { deployment: placed, method: 'release', release };
    }
  }
  return regressedAt ? byTime(issue, regressedAt, history, options) : undefined;
}

function byTime(
  issue: Issue,
  moment: string,
  history: DeploymentHistory,
  options: CorrelationOptions,
): Found | undefined {
  const isMobileIssue =
    isMobile(issue.platform) ||
    (issue.firstRelease !== undefined &&
      parseRelease(issue.firstRelease).build !== undefined);
  if (isMobileIssue) {
    return undefined;
  }
  const deployment = history.deployments
    .filter(each => each.at <= moment)
    .pop();
  const isNear =
    deployment !== undefined &&
    Date.parse(moment) - Date.parse(deployment.at) <= options.windowMs;
  return isNear && deployment.kind !== 'rollback'
    ? { deployment, method: 'time' }
    : undefined;
}
