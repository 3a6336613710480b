import type { LoggerService } from '@backstage/backend-plugin-api';
import type { SentryStore } from '../database/SentryStore';
import type { IssueWrite, StoredProject } from '../database/types';
import { formatProjectKey } from '../domain/types';
import { SentryAccessError, SentryNotFoundError } from '../integrations/errors';
import type { SentryReader } from '../integrations/SentryReader';
import type {
  SentryApiIssue,
  SentryApiProject,
  SentryInstance,
} from '../integrations/types';
import { slices } from './concurrency';
import { ReleasesSync } from './ReleasesSync';
import { SessionsSync } from './SessionsSync';

/** What Sentry takes to show an event in its search. */
const LOOKBACK_MS = 5 * 60_000;
const PROJECTS_PER_QUERY = 50;
/** How far back it is told where errors were seen. */
const SEEN_DAYS = 14;

export interface InstanceSyncOptions {
  readonly instance: SentryInstance;
  readonly reader: SentryReader;
  readonly store: SentryStore;
  readonly logger: LoggerService;
  readonly environments: readonly string[];
  readonly fullIntervalMs: number;
  readonly historyDays: number;
  readonly lookups: number;
  readonly now: () => Date;
}

/** Reads what is new in one Sentry, or everything when it is time for it. */
export class InstanceSync {
  readonly #options: InstanceSyncOptions;
  readonly #releases: ReleasesSync;
  readonly #sessions: SessionsSync;

  constructor(options: InstanceSyncOptions) {
    this.#options = options;
    this.#releases = new ReleasesSync({
      ...options,
      name: options.instance.name,
    });
    this.#sessions = new SessionsSync(options);
  }

  /**
   * One round over the projects with these slugs. How it went is stored.
   * Throws when Sentry cannot be read; what was read by then stays.
   */
  async run(slugs: readonly string[], signal?: AbortSignal): Promise<void> {
    const { instance, store, now } = this.#options;
    try {
      await this.#read(slugs, signal);
      await store.projects.markInstanceSynced(
        instance.name,
        now().toISOString(),
      );
    } catch (error) {
      signal?.throwIfAborted();
      const message = error instanceof Error ? error.message : String(error);
      await store.projects.markInstanceFailed(instance.name, {
        kind: error instanceof SentryAccessError ? 'access' : 'unreachable',
        message,
        at: now().toISOString(),
      });
      throw error;
    }
  }

  async #read(slugs: readonly string[], signal?: AbortSignal): Promise<void> {
    const { reader } = this.#options;
    const known = await reader.projects(signal);
    const projects = await this.#saveProjects(slugs, known);
    const { full, recent } = await this.#plan(projects);
    for (const batch of slices(full, PROJECTS_PER_QUERY)) {
      await this.#readAll(batch, signal);
    }
    for (const batch of slices(recent, PROJECTS_PER_QUERY)) {
      await this.#readRecent(batch, signal);
    }
    await this.#releases.lookUp(signal);
    await this.#lookUpIssues(signal);
    await this.#sessions.run(projects, known, signal);
  }

  async #saveProjects(
    slugs: readonly string[],
    known: readonly SentryApiProject[],
  ): Promise<StoredProject[]> {
    const { instance, store, now } = this.#options;
    const bySlug = new Map(known.map(each => [each.slug, each]));
    const projects = slugs.map(slug => {
      const found = bySlug.get(slug);
      const granted: StoredProject['access'] = found?.hasAccess
        ? 'ok'
        : 'forbidden';
      return {
        key: this.#key(slug),
        instance: instance.name,
        slug,
        sentryId: found?.id,
        platform: found?.platform,
        environments: found?.environments ?? [],
        access: found ? granted : ('missing' as const),
      };
    });
    await store.projects.saveProjects(projects, now().toISOString());
    const stored = await store.projects.getProjects(
      projects.map(each => each.key),
    );
    return [...stored.values()].filter(
      each => each.access === 'ok' && each.sentryId,
    );
  }

  async #plan(projects: readonly StoredProject[]) {
    const { fullIntervalMs, now } = this.#options;
    const due = new Date(now().getTime() - fullIntervalMs).toISOString();
    const isFull = (each: StoredProject) =>
      !each.watermark || !each.fullSyncedAt || each.fullSyncedAt <= due;
    return {
      full: projects.filter(isFull),
      recent: projects
        .filter(each => !isFull(each))
        .sort((a, b) => String(a.watermark).localeCompare(String(b.watermark))),
    };
  }

  /** Everything of the period; what is gone from Sentry goes here too. */
  async #readAll(batch: readonly StoredProject[], signal?: AbortSignal) {
    const { store, now, historyDays } = this.#options;
    const at = now().toISOString();
    const askNew = false;
    await this.#releases.list(batch, true, signal);
    await this.#readIssues(
      batch,
      { query: '', sort: 'new', at, askNew },
      signal,
    );
    await this.#readEnvironments(batch, 'is:unresolved', signal);
    const keys = batch.map(each => each.key);
    await store.issues.removeNotSeenSince(keys, at);
    await store.projects.markProjectsSynced(keys, {
      at,
      watermark: at,
      full: true,
    });
    this.#options.logger.debug(
      `Read ${keys.length} projects of ${historyDays} days`,
    );
  }

  /** What was seen since the last time, with some overlap. */
  async #readRecent(batch: readonly StoredProject[], signal?: AbortSignal) {
    const { store, now } = this.#options;
    const at = now().toISOString();
    const watermark = batch[0].watermark ?? at;
    const since = new Date(Date.parse(watermark) - LOOKBACK_MS)
      .toISOString()
      .slice(0, 19);
    const query = `lastSeen:>=${since}`;
    await this.#releases.list(batch, false, signal);
    const seen = await this.#readIssues(
      batch,
      { query, sort: 'date', at, askNew: true },
      signal,
    );
    if (seen > 0) {
      await this.#readEnvironments(batch, query, signal);
    }
    await store.projects.markProjectsSynced(
      batch.map(each => each.key),
      { at, watermark: at, full: false },
    );
  }

  async #readIssues(
    batch: readonly StoredProject[],
    how: { query: string; sort: 'date' | 'new'; at: string; askNew: boolean },
    signal?: AbortSignal,
  ): Promise<number> {
    const { reader, store, historyDays } = this.#options;
    const pages = reader.issues(
      {
        projects: batch.map(each => String(each.sentryId)),
        query: how.query,
        period: `${historyDays}d`,
        sort: how.sort,
      },
      signal,
    );
    let seen = 0;
    for await (const page of pages) {
      seen += page.length;
      await store.issues.saveListed(
        page.map(issue => this.toWrite(issue)),
        how,
      );
    }
    return seen;
  }

  async #readEnvironments(
    batch: readonly StoredProject[],
    query: string,
    signal?: AbortSignal,
  ): Promise<void> {
    const { reader, store, environments } = this.#options;
    for (const environment of environments) {
      const projects = batch.filter(each =>
        each.environments.includes(environment),
      );
      const pages =
        projects.length === 0
          ? []
          : reader.issues(
              {
                projects: projects.map(each => String(each.sentryId)),
                query,
                environment,
                period: `${SEEN_DAYS}d`,
                sort: 'date',
                brief: true,
              },
              signal,
            );
      for await (const page of pages) {
        await store.issues.addEnvironment(
          page.map(issue => this.#issueKey(issue)),
          environment,
        );
      }
    }
  }

  async #lookUpIssues(signal?: AbortSignal): Promise<void> {
    const { store, instance, lookups } = this.#options;
    const due = await store.issues.listDetailsDue(instance.name, lookups);
    for (const id of due) {
      await this.readIssue(id, signal);
    }
  }

  /**
   * Reads one issue and stores it, or forgets it when Sentry has it no more.
   * Answers the key of its project unless no entity names it.
   */
  async readIssue(
    id: string,
    signal?: AbortSignal,
  ): Promise<string | undefined> {
    const { reader, store, instance, now } = this.#options;
    try {
      const issue = await reader.issue(id, signal);
      const key = issue && this.#key(issue.project);
      const projects = await store.projects.getProjects(key ? [key] : []);
      if (issue && key && projects.get(key)?.access === 'ok') {
        await store.issues.saveDetails(
          {
            ...this.toWrite(issue),
            firstRelease: issue.firstRelease,
            regressedRelease: issue.regressedRelease,
            regressedAt: issue.regressedAt,
          },
          now().toISOString(),
        );
        return key;
      }
    } catch (error) {
      if (!(error instanceof SentryNotFoundError)) {
        throw error;
      }
      const [issue] = await store.issues.getMany([`${instance.name}:${id}`]);
      await store.issues.remove([`${instance.name}:${id}`]);
      return issue?.projectKey;
    }
    return undefined;
  }

  /** An issue of this instance as it is stored. */
  toWrite(issue: SentryApiIssue): IssueWrite {
    const { id: _, project, ...rest } = issue;
    return {
      ...rest,
      key: this.#issueKey(issue),
      instance: this.#options.instance.name,
      projectKey: this.#key(project),
    };
  }

  #issueKey(issue: SentryApiIssue): string {
    return `${this.#options.instance.name}:${issue.id}`;
  }

  #key(slug: string): string {
    return formatProjectKey({ instance: this.#options.instance.name, slug });
  }
}
