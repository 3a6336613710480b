import createClient, { type Client } from 'openapi-fetch';
import { ApiError, errorOf } from './ApiError';
import type { components, paths } from './schema';

export type ApiClient = Client<paths>;
export type Note = components['schemas']['Note'];
export type NewNote = components['schemas']['NewNote'];

export interface ApiClientOptions {
  readonly baseUrl: string;
  readonly token: () => string | undefined;
  /** Called when the API does not accept the token (any more). */
  readonly onUnauthorized: () => void;
  readonly timeoutMs?: number;
  readonly fetch?: (request: Request, init: { signal: AbortSignal }) => Promise<Response>;
}

/**
 * Client of the backend, typed from its OpenAPI document. Every call carries
 * the session's token and ends in time; a 401 ends the session.
 */
export function createApiClient(options: ApiClientOptions): ApiClient {
  const client = createClient<paths>({
    baseUrl: options.baseUrl,
    fetch: (request) => fetchInTime(request, options),
  });
  client.use({
    onRequest({ request }) {
      const token = options.token();
      if (token) {
        request.headers.set('authorization', `Bearer ${token}`);
      }
    },
    onResponse({ response }) {
      if (response.status === 401) {
        options.onUnauthorized();
      }
    },
  });
  return client;
}

interface Answer<T> {
  readonly data?: T;
  readonly error?: unknown;
  readonly response: Response;
}

/** The data of a call, or an {@link ApiError}. */
export async function dataOf<T>(call: Promise<Answer<T>>): Promise<T> {
  const { data, error, response } = await call;
  if (!response.ok) {
    throw errorOf(response, error);
  }
  if (data === undefined) {
    throw new ApiError('server', { detail: 'an answer without a body' });
  }
  return data;
}

async function fetchInTime(
  request: Request,
  { fetch: send = fetch, timeoutMs = 15_000 }: ApiClientOptions,
): Promise<Response> {
  const controller = new AbortController();
  const abort = () => controller.abort();
  // Screens abort a call when they close
  request.signal?.addEventListener('abort', abort);
  const timer = setTimeout(abort, timeoutMs);
  try {
    return await send(request, { signal: controller.signal });
  } catch (error) {
    if (request.signal?.aborted) {
      throw error;
    }
    throw new ApiError(controller.signal.aborted ? 'timeout' : 'offline');
  } finally {
    clearTimeout(timer);
    request.signal?.removeEventListener('abort', abort);
  }
}
