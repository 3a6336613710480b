import {
  itemsOf,
  parseDeploys,
  parseIssue,
  parseIssueDetails,
  parseProject,
  parseRelease,
  parseSessions,
} from './fields';
import type { SentryConnection } from './SentryConnection';
import type {
  SentryApiIssue,
  SentryApiIssueDetails,
  SentryApiProject,
  SentryApiRelease,
  SentryApiSession,
} from './types';
import type { ReleaseDeploy } from '../domain/types';

const PAGE = 100;

/** What to list of the issues of some projects. */
export interface IssueQuery {
  /** Ids. */
  readonly projects: readonly string[];
  /** In Sentry's search language; empty for all. */
  readonly query: string;
  readonly environment?: string;
  /** Such as `90d`. */
  readonly period: string;
  /** `date`: by last seen, `new`: by first seen; newest first. */
  readonly sort: 'date' | 'new';
  /** Only which issues they are. */
  readonly brief?: boolean;
}

/** Reads one organisation of a Sentry; answers are parsed, never passed on. */
export class SentryReader {
  readonly #connection: SentryConnection;
  readonly #organization: string;

  constructor(connection: SentryConnection, organization: string) {
    this.#connection = connection;
    this.#organization = organization;
  }

  async projects(signal?: AbortSignal): Promise<SentryApiProject[]> {
    const path = this.#path('projects');
    return this.#all(path, { per_page: PAGE }, parseProject, signal);
  }

  async *issues(
    query: IssueQuery,
    signal?: AbortSignal,
  ): AsyncGenerator<SentryApiIssue[]> {
    const pages = this.#connection.pages(
      this.#path('issues'),
      {
        project: query.projects,
        query: query.query,
        environment: query.environment,
        statsPeriod: query.period,
        groupStatsPeriod: query.brief ? undefined : '14d',
        collapse: query.brief ? ['stats', 'filtered', 'unhandled'] : undefined,
        sort: query.sort,
        limit: PAGE,
      },
      signal,
    );
    for await (const page of pages) {
      yield parsed(page, parseIssue);
    }
  }

  async issue(
    id: string,
    signal?: AbortSignal,
  ): Promise<SentryApiIssueDetails | undefined> {
    const path = this.#path(`issues/${encodeURIComponent(id)}`);
    const { body } = await this.#connection.get(path, {}, signal);
    return parseIssueDetails(body);
  }

  async *releases(
    projects: readonly string[],
    signal?: AbortSignal,
  ): AsyncGenerator<SentryApiRelease[]> {
    const pages = this.#connection.pages(
      this.#path('releases'),
      { project: projects, per_page: PAGE },
      signal,
    );
    for await (const page of pages) {
      yield parsed(page, parseRelease);
    }
  }

  async deploys(version: string, signal?: AbortSignal) {
    const name = encodeURIComponent(version);
    const deploys: ReleaseDeploy[] = [];
    const path = this.#path(`releases/${name}/deploys`);
    for await (const page of this.#connection.pages(path, {}, signal)) {
      deploys.push(...parseDeploys(page));
    }
    return deploys;
  }

  /** Sessions of the last `days` days. */
  async sessions(
    options: { projects: readonly string[]; days: number },
    signal?: AbortSignal,
  ): Promise<SentryApiSession[]> {
    const { body } = await this.#connection.get(
      this.#path('sessions'),
      {
        project: options.projects,
        field: 'sum(session)',
        groupBy: ['project', 'release', 'environment', 'session.status'],
        interval: '1d',
        statsPeriod: `${options.days}d`,
        includeTotals: 0,
      },
      signal,
    );
    return parseSessions(body);
  }

  #path(rest: string): string {
    return `/organizations/${encodeURIComponent(this.#organization)}/${rest}/`;
  }

  async #all<T>(
    path: string,
    query: Record<string, string | number>,
    parse: (value: unknown) => T | undefined,
    signal?: AbortSignal,
  ): Promise<T[]> {
    const result: T[] = [];
    for await (const page of this.#connection.pages(path, query, signal)) {
      result.push(...parsed(page, parse));
    }
    return result;
  }
}

function parsed<T>(page: unknown, parse: (value: unknown) => T | undefined) {
  return itemsOf(page)
    .map(parse)
    .filter((each): each is Awaited<T> & T => each !== undefined);
}
