import { parseEntityRef } from '@backstage/catalog-model';
import { ResponseError } from '@backstage/errors';
import type { DeploymentsApi, ListDeploymentsOptions } from './DeploymentsApi';
import type {
  DeploymentDetails,
  DeploymentList,
  DeploymentMetrics,
  EnvironmentList,
  RollbackOperation,
  RollbackPreview,
  RollbackPreviewRequest,
  RollbackRequest,
} from './types';

/**
 * What a caller that is not a browser adds to a request.
 *
 * @public
 */
export interface DeploymentsRequestOptions {
  /** Backstage token for the `deployments` plugin; a browser's `fetchApi` adds its own. */
  readonly token?: string;
}

type QueryValue = string | number | undefined;

/**
 * Client of the deployments backend, for the browser (`discoveryApiRef` and
 * `fetchApiRef`) and for other backends (the discovery service and `fetch`
 * with a token).
 *
 * @public
 */
export class DeploymentsClient implements DeploymentsApi {
  readonly #discoveryApi: { getBaseUrl(pluginId: string): Promise<string> };
  readonly #fetchApi: { fetch: typeof fetch };

  constructor(options: {
    discoveryApi: { getBaseUrl(pluginId: string): Promise<string> };
    fetchApi?: { fetch: typeof fetch };
  }) {
    this.#discoveryApi = options.discoveryApi;
    this.#fetchApi = options.fetchApi ?? { fetch: globalThis.fetch };
  }

  /** {@inheritdoc DeploymentsApi.listDeployments} */
  async listDeployments(
    options: ListDeploymentsOptions,
    request?: DeploymentsRequestOptions,
  ): Promise<DeploymentList> {
    const { entityRef, ...query } = options;
    return this.#json(
      `${entityPath(entityRef)}/deployments${toQuery({ ...query })}`,
      request,
    );
  }

  /** {@inheritdoc DeploymentsApi.getDeployment} */
  async getDeployment(
    options: { entityRef: string; id: string },
    request?: DeploymentsRequestOptions,
  ): Promise<DeploymentDetails> {
    const id = encodeURIComponent(options.id);
    return this.#json(
      `${entityPath(options.entityRef)}/deployments/${id}`,
      request,
    );
  }

  /** {@inheritdoc DeploymentsApi.getEnvironments} */
  async getEnvironments(
    options: { entityRef: string },
    request?: DeploymentsRequestOptions,
  ): Promise<EnvironmentList> {
    return this.#json(`${entityPath(options.entityRef)}/environments`, request);
  }

  /** {@inheritdoc DeploymentsApi.getMetrics} */
  async getMetrics(
    options: { entityRef: string; environment?: string; days?: number },
    request?: DeploymentsRequestOptions,
  ): Promise<DeploymentMetrics> {
    const { entityRef, environment, days } = options;
    return this.#json(
      `${entityPath(entityRef)}/metrics${toQuery({ environment, days })}`,
      request,
    );
  }

  /** {@inheritdoc DeploymentsApi.previewRollback} */
  async previewRollback(
    body: RollbackPreviewRequest,
    request?: DeploymentsRequestOptions,
  ): Promise<RollbackPreview> {
    return this.#json('/rollbacks/preview', request, post(body));
  }

  /** {@inheritdoc DeploymentsApi.rollBack} */
  async rollBack(
    body: RollbackRequest,
    options: { idempotencyKey: string } & DeploymentsRequestOptions,
  ): Promise<RollbackOperation> {
    return this.#json(
      '/rollbacks',
      options,
      post(body, { 'Idempotency-Key': options.idempotencyKey }),
    );
  }

  /** {@inheritdoc DeploymentsApi.getRollback} */
  async getRollback(
    id: string,
    request?: DeploymentsRequestOptions,
  ): Promise<RollbackOperation> {
    return this.#json(`/rollbacks/${encodeURIComponent(id)}`, request);
  }

  /** {@inheritdoc DeploymentsApi.liftHold} */
  async liftHold(
    id: string,
    request?: DeploymentsRequestOptions,
  ): Promise<void> {
    await this.#send(`/holds/${encodeURIComponent(id)}`, request, {
      method: 'DELETE',
    });
  }

  async #json<T>(
    path: string,
    request?: DeploymentsRequestOptions,
    init?: RequestInit,
  ): Promise<T> {
    const response = await this.#send(path, request, init);
    return response.json();
  }

  async #send(
    path: string,
    request: DeploymentsRequestOptions = {},
    init: RequestInit = {},
  ): Promise<Response> {
    const baseUrl = await this.#discoveryApi.getBaseUrl('deployments');
    const headers = new Headers(init.headers);
    if (request.token) {
      headers.set('Authorization', `Bearer ${request.token}`);
    }
    const response = await this.#fetchApi.fetch(`${baseUrl}${path}`, {
      ...init,
      headers,
    });
    if (!response.ok) {
      throw await ResponseError.fromResponse(response);
    }
    return response;
  }
}

function post(body: unknown, headers: Record<string, string> = {}) {
  return {
    method: 'POST',
    headers: { 'Content-Type': 'application/json', ...headers },
    body: JSON.stringify(body),
  };
}

function entityPath(entityRef: string): string {
  const { kind, namespace, name } = parseEntityRef(entityRef);
  const parts = [kind, namespace, name].map(part =>
    encodeURIComponent(part.toLocaleLowerCase('en-US')),
  );
  return `/entities/${parts.join('/')}`;
}

function toQuery(values: Record<string, QueryValue>): string {
  const query = new URLSearchParams();
  for (const [key, value] of Object.entries(values)) {
    if (value !== undefined && value !== '') {
      query.set(key, String(value));
    }
  }
  const text = query.toString();
  return text && `?${text}`;
}
