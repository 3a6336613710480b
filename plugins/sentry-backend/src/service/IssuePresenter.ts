import type {
  DeploymentMark,
  IssueDeployment,
  SentryIssue,
} from '@jalon/plugin-sentry-common';
import type { SentryStore } from '../database/SentryStore';
import type { Correlation } from '../domain/correlation';
import { markDeployments } from '../domain/deployments';
import { isLeftBehind } from '../domain/leftBehind';
import type { StoredIssue } from '../domain/types';

/** Turns stored issues into what the interface promises, with deployments. */
export class IssuePresenter {
  readonly #store: SentryStore;
  readonly #entityRef: string;
  readonly #environment?: string;
  readonly #marks: ReadonlyMap<string, DeploymentMark>;

  private constructor(
    store: SentryStore,
    entityRef: string,
    environment: string | undefined,
    marks: ReadonlyMap<string, DeploymentMark>,
  ) {
    this.#store = store;
    this.#entityRef = entityRef;
    this.#environment = environment;
    this.#marks = marks;
  }

  static async create(
    store: SentryStore,
    entityRef: string,
    only: { environment?: string },
  ): Promise<IssuePresenter> {
    const deployments = await store.deployments.listDeployments(entityRef);
    const marks = markDeployments(deployments);
    return new IssuePresenter(store, entityRef, only.environment, marks);
  }

  /** `deploymentId`: the one to name where an issue is tied to several. */
  async present(
    issues: readonly StoredIssue[],
    deploymentId?: string,
  ): Promise<SentryIssue[]> {
    const correlations =
      issues.length > 0
        ? await this.#store.deployments.listCorrelations(this.#entityRef, {
            issueKeys: issues.map(issue => issue.key),
          })
        : [];
    return issues.map(issue => {
      const own = correlations.filter(each => each.issueKey === issue.key);
      const newIn = this.#choose(own, 'new', deploymentId);
      const regressedIn = this.#choose(own, 'regressed', deploymentId);
      return {
        id: issue.key,
        shortId: issue.shortId,
        title: issue.title,
        culprit: issue.culprit,
        level: issue.level,
        state: issue.state,
        project: issue.projectKey.slice(issue.instance.length + 1),
        environments: issue.environments,
        firstSeen: issue.firstSeen,
        lastSeen: issue.lastSeen,
        events: issue.events,
        users: issue.users,
        firstRelease: issue.firstRelease,
        permalink: issue.permalink,
        newIn,
        regressedIn,
        leftBehind: isLeftBehind(issue.lastSeen, regressedIn ?? newIn),
      };
    });
  }

  /** The environment that was asked for, else production, else the first. */
  #choose(
    correlations: readonly Correlation[],
    type: Correlation['type'],
    deploymentId: string | undefined,
  ): IssueDeployment | undefined {
    const candidates = correlations.filter(
      each =>
        each.type === type &&
        (!this.#environment || each.environment === this.#environment),
    );
    const chosen =
      candidates.find(each => each.deploymentId === deploymentId) ??
      candidates.find(each => each.environment === 'production') ??
      candidates[0];
    const mark = chosen && this.#marks.get(chosen.deploymentId);
    return mark && { ...mark, method: chosen.method, release: chosen.release };
  }
}
