import type {
  DeploymentErrorsList,
  DeploymentMark,
} from '@jalon/plugin-sentry-common';
import type { SentryStore } from '../database/SentryStore';
import type { StoredProject } from '../database/types';
import { crashFreeChange } from '../domain/crashFree';
import { firstDay } from '../domain/days';
import { markDeployments } from '../domain/deployments';
import type { StoredDeployment } from '../domain/types';
import { checkLimit, DAYS, keysOf, projectsOf, syncedAtOf } from './answers';
import { decodeCursor, encodeCursor } from './cursor';
import type { EntityScope } from './EntityAccess';
import { IssuePresenter } from './IssuePresenter';

const WORST = 5;

/** What each deployment did to the errors, from the store only. */
export class StoredDeploymentErrors {
  readonly #store: SentryStore;
  readonly #now: () => Date;

  constructor(options: { store: SentryStore; now: () => Date }) {
    this.#store = options.store;
    this.#now = options.now;
  }

  async list(
    scope: EntityScope,
    options: { environment?: string; limit?: number; cursor?: string },
  ): Promise<DeploymentErrorsList> {
    const limit = checkLimit(options.limit);
    const sort = 'deployments';
    const after = options.cursor
      ? decodeCursor(sort, options.cursor)
      : undefined;
    const projects = await projectsOf(this.#store, scope);
    const deployments = await this.#store.deployments.listDeployments(
      scope.entityRef,
    );
    const marks = [...markDeployments(deployments).values()]
      .filter(
        each =>
          (!options.environment || each.environment === options.environment) &&
          (!after || positionOf(each) < `${after.value} ${after.key}`),
      )
      .sort((a, b) => (positionOf(a) < positionOf(b) ? 1 : -1));
    const shown = marks.slice(0, limit);
    const last = shown[shown.length - 1];
    return {
      items: await this.#describe(scope, shown, deployments, projects),
      pageInfo: {
        nextCursor:
          marks.length > limit
            ? encodeCursor(sort, { value: last.at, key: last.id })
            : undefined,
      },
      syncedAt: syncedAtOf(projects),
    };
  }

  async #describe(
    scope: EntityScope,
    marks: readonly DeploymentMark[],
    deployments: readonly StoredDeployment[],
    projects: readonly StoredProject[],
  ) {
    const { deployments: store, issues } = this.#store;
    const projectKeys = keysOf(projects);
    const ids = marks.map(each => each.id);
    const [counts, sessions, presenter] = await Promise.all([
      store.countByDeployment(scope.entityRef, ids, projectKeys),
      this.#store.projects.getSessions(
        projectKeys,
        firstDay(this.#now(), DAYS),
      ),
      IssuePresenter.create(this.#store, scope.entityRef, {}),
    ]);
    const sum = (id: string, type: 'new' | 'regressed') =>
      counts
        .filter(each => each.deploymentId === id && each.type === type)
        .reduce((total, each) => total + each.count, 0);
    return Promise.all(
      marks.map(async deployment => {
        const { id } = deployment;
        const [newIssues, regressedIssues] = [
          sum(id, 'new'),
          sum(id, 'regressed'),
        ];
        const keys =
          newIssues + regressedIssues > 0
            ? await store.worstIssues(scope.entityRef, id, projectKeys, WORST)
            : [];
        const found = await issues.getMany(keys);
        return {
          deployment,
          newIssues,
          regressedIssues,
          issues: await presenter.present(
            keys.flatMap(key => found.find(each => each.key === key) ?? []),
            id,
          ),
          crashFree: crashFreeChange(id, deployments, sessions),
        };
      }),
    );
  }
}

function positionOf(mark: DeploymentMark): string {
  return `${mark.at} ${mark.id}`;
}
