import { parseEntityRef } from '@backstage/catalog-model';
import { ResponseError } from '@backstage/errors';
import type { ListSentryIssuesOptions, SentryApi } from './SentryApi';
import type {
  DeploymentErrorsList,
  SentryIssueDetails,
  SentryIssueList,
  SentrySummary,
  SentryTrend,
} from './types';

/**
 * What a caller that is not a browser adds to a request.
 *
 * @public
 */
export interface SentryRequestOptions {
  /** Backstage token for the `sentry` plugin; a browser's `fetchApi` adds its own. */
  readonly token?: string;
}

/**
 * Client of the sentry backend, for the browser (`discoveryApiRef` and
 * `fetchApiRef`) and for other backends (the discovery service and `fetch`
 * with a token).
 *
 * @public
 */
export class SentryClient implements SentryApi {
  readonly #discoveryApi: { getBaseUrl(pluginId: string): Promise<string> };
  readonly #fetchApi: { fetch: typeof fetch };

  constructor(options: {
    discoveryApi: { getBaseUrl(pluginId: string): Promise<string> };
    fetchApi?: { fetch: typeof fetch };
  }) {
    this.#discoveryApi = options.discoveryApi;
    this.#fetchApi = options.fetchApi ?? { fetch: globalThis.fetch };
  }

  /** {@inheritdoc SentryApi.listIssues} */
  async listIssues(
    options: ListSentryIssuesOptions,
    request?: SentryRequestOptions,
  ): Promise<SentryIssueList> {
    const { entityRef, ...query } = options;
    return this.#get(entityRef, 'issues', { ...query }, request);
  }

  /** {@inheritdoc SentryApi.getIssue} */
  async getIssue(
    options: { entityRef: string; id: string },
    request?: SentryRequestOptions,
  ): Promise<SentryIssueDetails> {
    const path = `issues/${encodeURIComponent(options.id)}`;
    return this.#get(options.entityRef, path, {}, request);
  }

  /** {@inheritdoc SentryApi.getSummary} */
  async getSummary(
    options: { entityRef: string },
    request?: SentryRequestOptions,
  ): Promise<SentrySummary> {
    return this.#get(options.entityRef, 'summary', {}, request);
  }

  /** {@inheritdoc SentryApi.getTrend} */
  async getTrend(
    options: {
      entityRef: string;
      project?: string;
      environment?: string;
      days?: number;
    },
    request?: SentryRequestOptions,
  ): Promise<SentryTrend> {
    const { entityRef, ...query } = options;
    return this.#get(entityRef, 'trend', query, request);
  }

  /** {@inheritdoc SentryApi.getDeploymentErrors} */
  async getDeploymentErrors(
    options: {
      entityRef: string;
      environment?: string;
      limit?: number;
      cursor?: string;
    },
    request?: SentryRequestOptions,
  ): Promise<DeploymentErrorsList> {
    const { entityRef, ...query } = options;
    return this.#get(entityRef, 'deployments', query, request);
  }

  async #get<T>(
    entityRef: string,
    path: string,
    query: Record<string, string | number | undefined>,
    request: SentryRequestOptions = {},
  ): Promise<T> {
    const baseUrl = await this.#discoveryApi.getBaseUrl('sentry');
    const url = `${baseUrl}${entityPath(entityRef)}/${path}${toQuery(query)}`;
    const headers = new Headers();
    if (request.token) {
      headers.set('Authorization', `Bearer ${request.token}`);
    }
    const response = await this.#fetchApi.fetch(url, { headers });
    if (!response.ok) {
      throw await ResponseError.fromResponse(response);
    }
    return response.json();
  }
}

function entityPath(entityRef: string): string {
  const { kind, namespace, name } = parseEntityRef(entityRef);
  const parts = [kind, namespace, name].map(part =>
    encodeURIComponent(part.toLocaleLowerCase('en-US')),
  );
  return `/entities/${parts.join('/')}`;
}

function toQuery(values: Record<string, string | number | undefined>): string {
  const query = new URLSearchParams();
  for (const [key, value] of Object.entries(values)) {
    if (value !== undefined && value !== '') {
      query.set(key, String(value));
    }
  }
  const text = query.toString();
  return text && `?${text}`;
}
