import type { SentryStore } from '../database/SentryStore';
import type { StoredProject } from '../database/types';
import { firstDay } from '../domain/days';
import type { SentryReader } from '../integrations/SentryReader';
import type { SentryApiProject, SentryApiSession } from '../integrations/types';
import { slices } from './concurrency';

/** Sentry answers with 10,000 points: releases x environments x states x days. */
const PROJECTS_PER_QUERY = 10;
const EVERY_MS = 10 * 60_000;
const DAYS = 14;
const KEPT_DAYS = 30;

/** Reads the sessions of projects, less often than their issues. */
export class SessionsSync {
  readonly #options: {
    reader: SentryReader;
    store: SentryStore;
    now: () => Date;
  };
  /** When the sessions of a project were last read. */
  readonly #readAt = new Map<string, number>();

  constructor(options: {
    reader: SentryReader;
    store: SentryStore;
    now: () => Date;
  }) {
    this.#options = options;
  }

  /** Those that are due; days that are too old go with them. */
  async run(
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
        at - (this.#readAt.get(each.key) ?? 0) >= EVERY_MS,
    );
    if (due.length === 0) {
      return;
    }
    for (const batch of slices(due, PROJECTS_PER_QUERY)) {
      const sessions = await reader.sessions(
        {
          projects: batch.map(each => String(each.sentryId)),
          days: DAYS,
        },
        signal,
      );
      const keys = new Map(batch.map(each => [each.sentryId, each.key]));
      await store.projects.replaceSessions(
        [...keys.values()],
        firstDay(now(), DAYS),
        sumSessions(sessions, keys),
      );
      batch.forEach(each => this.#readAt.set(each.key, at));
    }
    await store.issues.removeDaysBefore(firstDay(now(), KEPT_DAYS));
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
