import type { CorrelationMethod } from '@jalon/plugin-sentry-common';
import { byEnvironment } from './deployments';
import { isMobile } from './platforms';
import { compareReleases, isReleaseOf, parseRelease } from './release';
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

type Place = StoredDeployment | undefined | 'unknown';

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
    const history = new History(deployments, releases);
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
  history: History,
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
  history: History,
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
  history: History,
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

/** What one environment ran, oldest first; answers are kept per release. */
class History {
  readonly #of = new Map<string, StoredDeployment[]>();
  readonly #places = new Map<string, Place>();

  constructor(
    readonly deployments: readonly StoredDeployment[],
    readonly releases: ReleaseDates,
  ) {}

  /** The deployments of exactly this release. */
  of(release: string): StoredDeployment[] {
    let result = this.#of.get(release);
    if (!result) {
      const parsed = parseRelease(release);
      result = this.deployments.filter(each => isReleaseOf(parsed, each));
      this.#of.set(release, result);
    }
    return result;
  }

  /**
   * The first deployment that brought a release: undefined when the release
   * is older than all that is known or was not deployed yet, `unknown` when
   * it cannot be ordered.
   */
  place(projectKey: string, release: string): Place {
    const key = `${projectKey}\n${release}`;
    if (!this.#places.has(key)) {
      this.#places.set(
        key,
        this.of(release)[0] ?? this.#placeBetween(projectKey, release),
      );
    }
    return this.#places.get(key);
  }

  #placeBetween(projectKey: string, release: string): Place {
    const parsed = parseRelease(release);
    const reached = this.deployments.map(each => {
      const order = compareReleases(parsed, parseRelease(each.version));
      return order === undefined
        ? this.releases.isReached(projectKey, release, each)
        : order <= 0;
    });
    if (reached.every(each => each === undefined)) {
      return 'unknown';
    }
    const first = reached.indexOf(true);
    // Index 0: it may have come with a deployment before all that is known.
    return first > 0 ? this.deployments[first] : undefined;
  }
}

/** When releases were made and deployed, as Sentry tells. */
class ReleaseDates {
  readonly #releases = new Map<string, StoredRelease>();
  readonly #byProject = new Map<string, StoredRelease[]>();

  constructor(releases: readonly StoredRelease[]) {
    for (const release of releases) {
      this.#releases.set(`${release.projectKey}\n${release.version}`, release);
      const list = this.#byProject.get(release.projectKey) ?? [];
      list.push(release);
      this.#byProject.set(release.projectKey, list);
    }
  }

  /**
   * Whether a deployment brought a release or a younger one, by date:
   * undefined when the dates are not known.
   */
  isReached(
    projectKey: string,
    name: string,
    deployment: StoredDeployment,
  ): boolean | undefined {
    const release = this.#releases.get(`${projectKey}\n${name}`);
    const deploy = release?.deploys.find(
      each => each.environment === deployment.environment,
    );
    if (deploy) {
      return deploy.at <= deployment.at;
    }
    const deployedDate = this.#dateOf(projectKey, deployment);
    return release?.date === undefined
      ? undefined
      : release.date <= (deployedDate ?? deployment.at);
  }

  #dateOf(projectKey: string, deployment: StoredDeployment) {
    return this.#byProject
      .get(projectKey)
      ?.find(each => isReleaseOf(parseRelease(each.version), deployment))?.date;
  }
}
