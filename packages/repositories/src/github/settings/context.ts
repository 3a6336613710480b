import { Octokit } from '@octokit/rest';
import { detailOf, hasStatus } from '../errors';

/** A repository whose settings are applied. */
export interface SettingContext {
  readonly octokit: Octokit;
  readonly host: string;
  readonly owner: string;
  readonly repo: string;
}

/** The part of a request that names the repository. */
export function pathOf({ owner, repo }: SettingContext) {
  return { owner, repo };
}

/** A page of the repository's settings, for what a person must do. */
export function settingsUrl(context: SettingContext, page: string): string {
  const { host, owner, repo } = context;
  return `https://${host}/${owner}/${repo}/settings/${page}`;
}

/** Undefined where GitHub knows nothing of the kind. */
export async function found<T>(request: Promise<T>): Promise<T | undefined> {
  try {
    return await request;
  } catch (error) {
    if (hasStatus(error, 404)) {
      return undefined;
    }
    throw error;
  }
}

/**
 * Creates something. Where an earlier attempt did although its answer got
 * lost, the second is carried out instead.
 */
export async function createOrElse(
  create: () => Promise<unknown>,
  exists: () => Promise<unknown>,
): Promise<void> {
  try {
    await create();
  } catch (error) {
    const detail = detailOf(error);
    const duplicate =
      hasStatus(error, 409) ||
      (hasStatus(error, 422) && /already.?exists|must be unique/i.test(detail));
    if (!duplicate) {
      throw error;
    }
    await exists();
  }
}

/** Whether GitHub offers this only to accounts that pay more, or in public. */
export function needsAnotherPlan(error: unknown): boolean {
  return (
    hasStatus(error, 403, 422) &&
    /\bupgrade to\b|billing plan/i.test(detailOf(error))
  );
}
