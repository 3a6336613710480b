import { compareReleases, isReleaseOf, parseRelease } from './release';
import type { StoredDeployment, StoredRelease } from './types';

type Place = StoredDeployment | undefined | 'unknown';

/** When releases were made and deployed, as Sentry tells. */
export class ReleaseDates {
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

/** What one environment ran, oldest first; answers are kept per release. */
export class DeploymentHistory {
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
