import { Injectable } from '@nestjs/common';
import pRetry, { AbortError } from 'p-retry';
import { Metrics } from '../metrics/metrics.js';

export interface HttpClientOptions {
  /** Name in the metrics. */
  readonly provider: string;
  /** Milliseconds per attempt. */
  readonly timeout?: number;
  readonly retries?: number;
  /** Milliseconds before the first retry; each further one waits twice as long. */
  readonly firstDelay?: number;
}

/** The other side answered, and not with success. */
export class HttpStatusError extends Error {
  constructor(
    readonly provider: string,
    readonly status: number,
  ) {
    super(`${provider} answered ${status}`);
  }
}

const idempotent = new Set(['GET', 'HEAD', 'OPTIONS', 'PUT', 'DELETE']);
const transient = new Set([408, 425, 429, 500, 502, 503, 504]);

/**
 * Requests to services of others: never without a timeout, and again after a
 * growing, random pause when that can help and can do no harm.
 */
@Injectable()
export class HttpClient {
  constructor(private readonly metrics: Metrics) {}

  async request(
    url: string | URL,
    { provider, timeout = 5_000, retries = 3, firstDelay = 200 }: HttpClientOptions,
    init: RequestInit = {},
  ): Promise<Response> {
    const stop = this.metrics.externalDuration.startTimer({ provider });
    const mayRepeat = idempotent.has(init.method ?? 'GET');
    try {
      const response = await pRetry(() => attempt(url, provider, timeout, init), {
        retries: mayRepeat ? retries : 0,
        factor: 2,
        minTimeout: firstDelay,
        maxTimeout: 10_000,
        randomize: true,
      });
      stop({ outcome: 'success' });
      return response;
    } catch (error) {
      stop({ outcome: 'failure' });
      throw error;
    }
  }
}

async function attempt(
  url: string | URL,
  provider: string,
  timeout: number,
  init: RequestInit,
): Promise<Response> {
  const signals = [AbortSignal.timeout(timeout), ...(init.signal ? [init.signal] : [])];
  const response = await fetch(url, { ...init, signal: AbortSignal.any(signals) });
  if (response.ok) {
    return response;
  }
  // Frees the connection
  await response.body?.cancel();
  const error = new HttpStatusError(provider, response.status);
  throw transient.has(response.status) ? error : new AbortError(error);
}
