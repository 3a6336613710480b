import 'server-only';
import createClient, { type Client } from 'openapi-fetch';
import { backendDuration } from '@/metrics/metrics';
import { requestIdHeader, requestIdOf } from '@/logging/request-id';
import type { paths } from './schema';

/** The backend's interface, typed after its OpenAPI document. */
export type BackendClient = Client<paths>;

export interface ClientOptions {
  readonly baseUrl: string;
  readonly token?: string | undefined;
  /** Headers of the request that this server is answering. */
  readonly incoming: Headers;
  readonly timeoutMs: number;
}

// The visitor's address, for rate limits, and the trace that the request belongs to
const passedOn = ['x-forwarded-for', 'traceparent', 'tracestate'];

/** Calls the backend in the name of one visitor, for one request. */
export function createBackendClient(options: ClientOptions): BackendClient {
  const headers = new Headers({ [requestIdHeader]: requestIdOf(options.incoming) });
  if (options.token) {
    headers.set('authorization', `Bearer ${options.token}`);
  }
  for (const name of passedOn) {
    const value = options.incoming.get(name);
    if (value) {
      headers.set(name, value);
    }
  }
  return createClient<paths>({
    baseUrl: options.baseUrl.replace(/\/$/, ''),
    headers,
    cache: 'no-store',
    fetch: (request) => measured(request, options.timeoutMs),
  });
}

async function measured(request: Request, timeoutMs: number): Promise<Response> {
  const end = backendDuration.startTimer({ provider: 'backend' });
  try {
    const response = await fetch(request, { signal: AbortSignal.timeout(timeoutMs) });
    end({ outcome: response.status < 500 ? 'success' : 'failure' });
    return response;
  } catch (error) {
    end({ outcome: 'failure' });
    throw error;
  }
}
