import { CatalogApi } from '@backstage/plugin-catalog-react';
import { FetchApi } from '@backstage/core-plugin-api';
import { ResponseError } from '@backstage/errors';
import { RepositoryParts } from './repositoryUrl';

/**
 * What is known of a value: nothing, that it cannot be used and why, that it is
 * free, or that whoever knows does not answer. `key` names the text.
 */
export interface Outcome {
  readonly state: 'empty' | 'bad' | 'good' | 'unknown';
  readonly key?: MessageKey;
  readonly name?: string;
  /** Said by the server, in its words. */
  readonly message?: string;
}

export type MessageKey =
  | `name.${'format' | 'free' | 'taken' | 'unknown'}`
  | `repository.${
      | 'incomplete'
      | 'ownerFormat'
      | 'nameFormat'
      | 'free'
      | 'taken'
      | 'unknown'}`;

/** A host that repositories can be created on. */
export interface HostItem {
  readonly host: string;
  readonly kind: 'local' | 'github';
  readonly title: string;
}

const NAME = /^[a-z](?:[a-z0-9-]{0,61}[a-z0-9])?$/;
const OWNER = /^[A-Za-z0-9](?:[A-Za-z0-9-]{0,38})$/;
const REPOSITORY = /^[A-Za-z0-9_][A-Za-z0-9._-]{0,99}$/;

/** What can be said of a component's name without asking anybody. */
export function checkNameFormat(name: string | undefined): Outcome | undefined {
  if (!name) {
    return { state: 'empty' };
  }
  return NAME.test(name) ? undefined : { state: 'bad', key: 'name.format' };
}

/** Whether a component of that name can be created. */
export async function checkName(
  name: string | undefined,
  catalogApi: CatalogApi,
): Promise<Outcome> {
  const known = checkNameFormat(name);
  if (known || !name) {
    return known ?? { state: 'empty' };
  }
  try {
    // Asking for one by name would answer 404, which browsers log as an error.
    const { items } = await catalogApi.getEntitiesByRefs({
      entityRefs: [`component:default/${name}`],
      fields: ['metadata.name'],
    });
    return items[0]
      ? { state: 'bad', key: 'name.taken', name }
      : { state: 'good', key: 'name.free', name };
  } catch {
    return { state: 'unknown', key: 'name.unknown' };
  }
}

/** What can be said of a repository without asking anybody. */
export function checkRepositoryFormat(
  parts: RepositoryParts,
): Outcome | undefined {
  if (parts.owner && !OWNER.test(parts.owner)) {
    return { state: 'bad', key: 'repository.ownerFormat' };
  }
  if (
    parts.name &&
    (!REPOSITORY.test(parts.name) || parts.name.endsWith('.git'))
  ) {
    return { state: 'bad', key: 'repository.nameFormat' };
  }
  return parts.host && parts.owner && parts.name
    ? undefined
    : { state: 'empty', key: 'repository.incomplete' };
}

/** Whether a repository can be created. */
export async function checkRepository(
  parts: RepositoryParts,
  fetchApi: FetchApi,
): Promise<Outcome> {
  const known = checkRepositoryFormat(parts);
  if (known) {
    return known;
  }
  const name = `${parts.owner}/${parts.name}`;
  try {
    const query = new URLSearchParams({ ...parts });
    const answer = await getJson<{ available: boolean; message?: string }>(
      fetchApi,
      `availability?${query}`,
    );
    return answer.available
      ? { state: 'good', key: 'repository.free', name }
      : {
          state: 'bad',
          key: 'repository.taken',
          name,
          message: answer.message,
        };
  } catch {
    return { state: 'unknown', key: 'repository.unknown' };
  }
}

/** The hosts that a person may choose from, the first being the default. */
export async function loadHosts(fetchApi: FetchApi): Promise<HostItem[]> {
  const { items } = await getJson<{ items: HostItem[] }>(fetchApi, 'hosts');
  return items;
}

async function getJson<T>(fetchApi: FetchApi, path: string): Promise<T> {
  const response = await fetchApi.fetch(`plugin://repositories/${path}`);
  if (!response.ok) {
    // The backend's own sentence, rather than the status
    throw (await ResponseError.fromResponse(response)).cause;
  }
  return response.json();
}
