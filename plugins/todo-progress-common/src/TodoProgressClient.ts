import { parseEntityRef } from '@backstage/catalog-model';
import { ResponseError } from '@backstage/errors';
import type { TodoProgressApi } from './TodoProgressApi';
import type { TodoProgress } from './types';

/**
 * Calls the to-do progress backend.
 *
 * In a frontend `baseUrl` answers for the discovery API; in a backend pass the
 * token of a plugin request as well.
 *
 * @public
 */
export class TodoProgressClient implements TodoProgressApi {
  readonly #discoveryApi: TodoProgressDiscovery;
  readonly #fetchApi: TodoProgressFetch;

  constructor(options: {
    discoveryApi: TodoProgressDiscovery;
    fetchApi?: TodoProgressFetch;
  }) {
    this.#discoveryApi = options.discoveryApi;
    this.#fetchApi = options.fetchApi ?? { fetch: (...args) => fetch(...args) };
  }

  async getProgress(options: {
    entityRef: string;
    token?: string;
  }): Promise<TodoProgress> {
    const { kind, namespace, name } = parseEntityRef(options.entityRef);
    const base = await this.#discoveryApi.getBaseUrl('todo-progress');
    const path = [kind, namespace, name].map(encodeURIComponent).join('/');
    const response = await this.#fetchApi.fetch(`${base}/entities/${path}`, {
      headers: options.token
        ? { Authorization: `Bearer ${options.token}` }
        : undefined,
    });
    if (!response.ok) {
      throw await ResponseError.fromResponse(response);
    }
    return (await response.json()) as TodoProgress;
  }
}

/**
 * Where the backend is; Backstage's discovery API and service fit.
 *
 * @public
 */
export interface TodoProgressDiscovery {
  getBaseUrl(pluginId: string): Promise<string>;
}

/**
 * How to call it; Backstage's fetch API fits.
 *
 * @public
 */
export interface TodoProgressFetch {
  fetch: typeof fetch;
}
