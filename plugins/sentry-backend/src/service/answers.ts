import { InputError } from '@backstage/errors';
import type { SentryStore } from '../database/SentryStore';
import type { StoredProject } from '../database/types';
import { formatProjectKey } from '../domain/types';
import type { EntityScope } from './EntityAccess';

/** How many days are shown. */
export const DAYS = 14;
const DEFAULT_LIMIT = 20;
const MAX_LIMIT = 100;

/** The projects that the entity names, or the one with this slug. */
export async function projectsOf(
  store: SentryStore,
  scope: EntityScope,
  slug?: string,
): Promise<StoredProject[]> {
  const keys = scope.projects.flatMap(({ project }) =>
    project && (!slug || project.slug === slug)
      ? [formatProjectKey(project)]
      : [],
  );
  return [...(await store.projects.getProjects(keys)).values()];
}

/** Of those that Sentry lets the portal read. */
export function keysOf(projects: readonly StoredProject[]): string[] {
  return projects.filter(each => each.access === 'ok').map(each => each.key);
}

/** The oldest: what is shown is no fresher than that. */
export function syncedAtOf(
  projects: readonly StoredProject[],
): string | undefined {
  const times = projects
    .filter(each => each.access === 'ok')
    .map(each => each.syncedAt)
    .sort();
  return times.includes(undefined) ? undefined : times[0];
}

/** Throws an `InputError` for what is not from 1 to 100. */
export function checkLimit(limit: number = DEFAULT_LIMIT): number {
  if (!Number.isInteger(limit) || limit < 1 || limit > MAX_LIMIT) {
    throw new InputError(`limit must be from 1 to ${MAX_LIMIT}`);
  }
  return limit;
}
