import { InputError, NotFoundError } from '@backstage/errors';
import type {
  DeploymentErrorsList,
  DeploymentMark,
  ListSentryIssuesOptions,
  SentryIssueDetails,
  SentryIssueList,
  SentryIssueSort,
  SentrySummary,
  SentryTrend,
} from '@jalon/plugin-sentry-common';
import type { SentryStore } from '../database/SentryStore';
import type { IssueSortField, StoredProject } from '../database/types';
import { crashFreeChange, crashFreeOf } from '../domain/crashFree';
import { fillDays, firstDay } from '../domain/days';
import { lastDeployment, markDeployments } from '../domain/deployments';
import type { SentryInstance } from '../integrations/types';
import { checkLimit, DAYS, keysOf, projectsOf, syncedAtOf } from './answers';
import { decodeCursor, encodeCursor } from './cursor';
import type { EntityScope } from './EntityAccess';
import { findProblems } from './problems';
import { IssuePresenter } from './IssuePresenter';
import { StoredDeploymentErrors } from './StoredDeploymentErrors';

const MAX_RELEASES = 50;
const FIELDS: readonly IssueSortField[] = [
  'lastSeen',
  'firstSeen',
  'events',
  'users',
  'level',
];

type Without<T> = Omit<T, 'entityRef'>;

/** Answers from the store, and from nothing else. */
export class StoredErrors {
  readonly #store: SentryStore;
  readonly #instances: () => readonly SentryInstance[];
  readonly #now: () => Date;
  readonly #deployments: StoredDeploymentErrors;

  constructor(options: {
    store: SentryStore;
    instances: () => readonly SentryInstance[];
    now: () => Date;
  }) {
    this.#store = options.store;
    this.#instances = options.instances;
    this.#now = options.now;
    this.#deployments = new StoredDeploymentErrors(options);
  }

  async listIssues(
    scope: EntityScope,
    options: Without<ListSentryIssuesOptions>,
  ): Promise<SentryIssueList> {
    const sort = options.sort ?? '-lastSeen';
    const limit = checkLimit(options.limit);
    const projects = await projectsOf(this.#store, scope, options.project);
    const page = await this.#store.queries.page({
      entityRef: scope.entityRef,
      projectKeys: keysOf(projects),
      environment: options.environment,
      state: options.state,
      level: options.level,
      release: options.release,
      deploymentId: options.deployment,
      query: options.query?.trim() || undefined,
      sort: parseSort(sort),
      limit,
      after: options.cursor ? decodeCursor(sort, options.cursor) : undefined,
    });
    const presenter = await this.#presenter(scope, options);
    return {
      items: await presenter.present(page.items),
      pageInfo: {
        nextCursor: page.next && encodeCursor(sort, page.next),
        totalItems: page.totalItems,
      },
      syncedAt: syncedAtOf(projects),
    };
  }

  async getIssue(scope: EntityScope, id: string): Promise<SentryIssueDetails> {
    const projects = await projectsOf(this.#store, scope);
    const [issue] = await this.#store.issues.getMany([id]);
    if (!issue || !projects.some(each => each.key === issue.projectKey)) {
      throw new NotFoundError(`${scope.entityRef} has no error ${id}`);
    }
    const presenter = await this.#presenter(scope, {});
    const [presented] = await presenter.present([issue]);
    const now = this.#now();
    const days = await this.#store.queries.eventsPerDay(
      { issueKey: id },
      firstDay(now, DAYS),
    );
    return {
      ...presented,
      eventsPerDay: fillDays(days, now, DAYS),
      regressedRelease: issue.regressedRelease,
      regressedAt: issue.regressedAt,
      platform: issue.platform,
      priority: issue.priority,
      assignee: issue.assignee,
    };
  }

  async getSummary(scope: EntityScope): Promise<SentrySummary> {
    const {
      queries,
      deployments: store,
      projects: stored,
      releases: named,
    } = this.#store;
    const { entityRef } = scope;
    const now = this.#now();
    const from = firstDay(now, DAYS);
    const projects = await projectsOf(this.#store, scope);
    const projectKeys = keysOf(projects);
    const filter = { entityRef, projectKeys };
    const deployments = await store.listDeployments(entityRef);
    const last = lastDeployment(markDeployments(deployments).values());
    const [unresolved, days, releases, environments, sessions, entity] =
      await Promise.all([
        queries.count({ ...filter, state: 'unresolved' }),
        queries.eventsPerDay({ projectKeys }, from),
        named.listReleaseNames(projectKeys, MAX_RELEASES),
        queries.environments(projectKeys),
        stored.getSessions(projectKeys, from),
        store.getEntity(entityRef),
      ]);
    const counts = await this.#unresolvedOf(entityRef, last, projectKeys);
    return {
      unresolved,
      newSinceDeployment: counts.new,
      regressedSinceDeployment: counts.regressed,
      lastDeployment: last,
      crashFree: last
        ? crashFreeChange(last.id, deployments, sessions)
        : crashFreeOf(sessions),
      eventsPerDay: fillDays(days, now, DAYS),
      projects: this.#references(projects),
      environments,
      releases,
      syncedAt: syncedAtOf(projects),
      problems: findProblems(
        scope.projects,
        new Map(projects.map(each => [each.key, each])),
        await stored.getInstances(),
        entity.deploymentsFailingSince,
      ),
      demo: this.#instances().some(
        each =>
          each.demo && projects.some(({ instance }) => instance === each.name),
      ),
    };
  }

  async getTrend(
    scope: EntityScope,
    options: { project?: string; environment?: string; days?: number },
  ): Promise<SentryTrend> {
    const now = this.#now();
    const count = options.days ?? DAYS;
    if (!Number.isInteger(count) || count < 1 || count > DAYS) {
      throw new InputError(`days must be from 1 to ${DAYS}`);
    }
    const from = firstDay(now, count);
    const projects = await projectsOf(this.#store, scope, options.project);
    const projectKeys = keysOf(projects);
    const [days, deployments] = await Promise.all([
      this.#store.queries.eventsPerDay({ projectKeys }, from),
      this.#store.deployments.listDeployments(scope.entityRef),
    ]);
    return {
      days: fillDays(days, now, count),
      deployments: [...markDeployments(deployments).values()]
        .filter(
          each =>
            each.at >= from &&
            (!options.environment || each.environment === options.environment),
        )
        .sort((a, b) => a.at.localeCompare(b.at)),
      syncedAt: syncedAtOf(projects),
    };
  }

  async getDeploymentErrors(
    scope: EntityScope,
    options: { environment?: string; limit?: number; cursor?: string },
  ): Promise<DeploymentErrorsList> {
    return this.#deployments.list(scope, options);
  }

  async #unresolvedOf(
    entityRef: string,
    deployment: DeploymentMark | undefined,
    projectKeys: readonly string[],
  ) {
    const counts = deployment
      ? await this.#store.deployments.countByDeployment(
          entityRef,
          [deployment.id],
          projectKeys,
        )
      : [];
    const sum = (type: 'new' | 'regressed') =>
      counts
        .filter(each => each.type === type && each.state === 'unresolved')
        .reduce((total, each) => total + each.count, 0);
    return { new: sum('new'), regressed: sum('regressed') };
  }

  #references(projects: readonly StoredProject[]) {
    return projects
      .filter(each => each.access === 'ok')
      .flatMap(project => {
        const found = this.#instances().find(
          each => each.name === project.instance,
        );
        return found
          ? [
              {
                instance: found.name,
                organization: found.organization,
                slug: project.slug,
                url: `${found.baseUrl.replace(
                  /\/+$/,
                  '',
                )}/organizations/${encodeURIComponent(
                  found.organization,
                )}/projects/${encodeURIComponent(project.slug)}/`,
              },
            ]
          : [];
      });
  }

  async #presenter(scope: EntityScope, only: { environment?: string }) {
    return IssuePresenter.create(this.#store, scope.entityRef, only);
  }
}

function parseSort(sort: SentryIssueSort) {
  const field = FIELDS.find(each => each === sort.replace(/^-/, ''));
  if (!field) {
    throw new InputError(
      `sort must be one of ${FIELDS.join(
        ', ',
      )}, with "-" for the greatest first`,
    );
  }
  return { field, descending: sort.startsWith('-') };
}
