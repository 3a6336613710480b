import type { LoggerService } from '@backstage/backend-plugin-api';
import type { SentryStore } from '../database/SentryStore';
import type { IssueWrite, StoredProject } from '../database/types';
import { firstDay } from '../domain/days';
import { parseRelease, semverOf } from '../domain/release';
import { formatProjectKey } from '../domain/types';
import { SentryAccessError, SentryNotFoundError } from '../integrations/errors';
import type { SentryReader } from '../integrations/SentryReader';
import type {
  SentryApiIssue,
  SentryApiProject,
  SentryApiSession,
  SentryInstance,
} from '../integrations/types';
import { slices } from './concurrency';

const DAY_MS = 24 * 60 * 60_000;
/** What Sentry takes to show an event in its search. */
const LOOKBACK_MS = 5 * 60_000;
const PROJECTS_PER_QUERY = 50;
/** Sentry answers with 10,000 points: releases x environments x states x days. */
const PROJECTS_PER_SESSIONS = 10;
const SESSIONS_EVERY_MS = 10 * 60_000;
const SESSION_DAYS = 14;
const KEPT_DAYS = 30;

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
  /** When the sessions of a project were last read. */
  readonly #sessionsAt = new Map<string, number>();

  constructor(options: InstanceSyncOptions) {
    this.#options = options;
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
    await this.#lookUpReleases(signal);
    await this.#lookUpIssues(signal);
    await this.#readSessions(projects, known, signal);
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
    await this.#readReleases(batch, true, signal);
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
    await this.#readReleases(batch, false, signal);
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
                period: `${SESSION_DAYS}d`,
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

  /** The newest releases, or all of the period. */
  async #readReleases(
    batch: readonly StoredProject[],
    all: boolean,
    signal?: AbortSignal,
  ): Promise<void> {
    const { reader, store } = this.#options;
    const slugs = new Set(batch.map(each => each.slug));
    const ids = batch.map(each => String(each.sentryId));
    for await (const page of reader.releases(ids, signal)) {
      await store.projects.saveReleases(
        page.flatMap(({ projects, ...release }) =>
          projects
            .filter(each => slugs.has(each.slug))
            .map(each => ({
              ...release,
              projectKey: this.#key(each.slug),
              newGroups: each.newGroups,
              needsDeploys:
                release.deployCount > 1 &&
                !semverOf(parseRelease(release.version)),
            })),
        ),
      );
      const oldest = page[page.length - 1]?.date;
      if (!all || (oldest && oldest < this.#since())) {
        break;
      }
    }
  }

  /** Lists have no first release: it is asked for release by release. */
  async #lookUpReleases(signal?: AbortSignal): Promise<void> {
    const { reader, store, instance, lookups } = this.#options;
    const due = await store.projects.listReleasesDue(
      instance.name,
      this.#since(),
      lookups,
    );
    for (const release of due) {
      const projects = await store.projects.getProjects(release.projectKeys);
      if (release.groups && !/["*\\]/.test(release.version)) {
        const pages = reader.issues(
          {
            projects: [...projects.values()].map(each => String(each.sentryId)),
            query: `firstRelease:"${release.version}"`,
            period: `${this.#options.historyDays}d`,
            sort: 'new',
            brief: true,
          },
          signal,
        );
        for await (const page of pages) {
          await store.issues.setFirstRelease(
            page.map(issue => this.#issueKey(issue)),
            release.version,
          );
        }
      }
      const deploys = release.deploys
        ? await reader.deploys(release.version, signal)
        : undefined;
      await store.projects.markReleaseLookedUp(release, deploys);
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

  async #readSessions(
    projects: readonly StoredProject[],
    known: readonly SentryApiProject[],
    signal?: AbortSignal,
  ): Promise<void> {
    const { reader, store, now } = this.#options;
    const sending = new Set(
      known.filter(each => each.hasSessions).map(each => each.id),
    );
    const at = now().getTime();
    const due = projects.filter(
      each =>
        sending.has(String(each.sentryId)) &&
        at - (this.#sessionsAt.get(each.key) ?? 0) >= SESSIONS_EVERY_MS,
    );
    if (due.length === 0) {
      return;
    }
    for (const batch of slices(due, PROJECTS_PER_SESSIONS)) {
      const sessions = await reader.sessions(
        {
          projects: batch.map(each => String(each.sentryId)),
          days: SESSION_DAYS,
        },
        signal,
      );
      const keys = new Map(batch.map(each => [each.sentryId, each.key]));
      await store.projects.replaceSessions(
        [...keys.values()],
        firstDay(now(), SESSION_DAYS),
        sumSessions(sessions, keys),
      );
      batch.forEach(each => this.#sessionsAt.set(each.key, at));
    }
    await store.issues.removeDaysBefore(firstDay(now(), KEPT_DAYS));
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

  #since(): string {
    const { now, historyDays } = this.#options;
    return new Date(now().getTime() - historyDays * DAY_MS).toISOString();
  }
}

function sumSessions(
  sessions: readonly SentryApiSession[],
  keys: ReadonlyMap<string | undefined, string>,
) {
  const days = new Map<
    string,
    {
      projectKey: string;
      environment: string;
      release: string;
      day: string;
      sessions: number;
      crashed: number;
    }
  >();
  for (const each of sessions) {
    const projectKey = keys.get(each.project);
    if (projectKey) {
      const { environment, release, day } = each;
      const key = JSON.stringify([projectKey, environment, release, day]);
      const sum = days.get(key) ?? {
        projectKey,
        environment,
        release,
        day,
        sessions: 0,
        crashed: 0,
      };
      sum.sessions += each.sessions;
      sum.crashed += each.status === 'crashed' ? each.sessions : 0;
      days.set(key, sum);
    }
  }
  return [...days.values()];
}
