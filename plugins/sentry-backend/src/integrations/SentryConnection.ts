import { nextCursor } from './linkHeader';
import { RateGate, systemClock, type RateClock } from './RateGate';
import {
  SentryAccessError,
  SentryNotFoundError,
  SentryUnreachableError,
} from './errors';
import type { SentryInstance } from './types';

const MAX_BYTES = 20_000_000;
const FIRST_BACKOFF_MS = 250;

export type Query = Record<
  string,
  string | number | readonly string[] | undefined
>;

export interface ConnectionOptions {
  readonly timeoutMs: number;
  /** Attempts for one request in all. */
  readonly attempts: number;
  readonly maxConcurrency: number;
  readonly clock?: RateClock;
}

/** One page of an answer. */
export interface Page {
  readonly body: unknown;
  readonly next?: string;
}

/**
 * Sends requests to one Sentry: with its token, within its rate limits, with
 * a time limit, and again a bounded number of times when it fails.
 */
export class SentryConnection {
  readonly #instance: SentryInstance;
  readonly #options: ConnectionOptions;
  readonly #clock: RateClock;
  readonly #gate: RateGate;

  constructor(instance: SentryInstance, options: ConnectionOptions) {
    this.#instance = instance;
    this.#options = options;
    this.#clock = options.clock ?? systemClock;
    this.#gate = new RateGate({ ...options, clock: this.#clock });
  }

  /** One page. `path` begins after `/api/0`. */
  async get(path: string, query: Query = {}, signal?: AbortSignal) {
    const url = this.#url(path, query);
    let failure = new SentryUnreachableError('Sentry was not asked');
    for (let attempt = 0; attempt < this.#options.attempts; attempt++) {
      if (attempt > 0) {
        await this.#clock.wait(FIRST_BACKOFF_MS * 2 ** (attempt - 1), signal);
      }
      const result = await this.#attempt(url, path, signal);
      if (!(result instanceof SentryUnreachableError)) {
        return result;
      }
      failure = result;
    }
    throw failure;
  }

  /** All pages, one after the other. */
  async *pages(
    path: string,
    query: Query,
    signal?: AbortSignal,
  ): AsyncGenerator<unknown> {
    let cursor: string | undefined;
    do {
      const page: Page = await this.get(path, { ...query, cursor }, signal);
      yield page.body;
      // An answer that points at itself would never end.
      cursor = page.next === cursor ? undefined : page.next;
    } while (cursor);
  }

  #url(path: string, query: Query): URL {
    const base = this.#instance.baseUrl.replace(/\/+$/, '');
    const url = new URL(`${base}/api/0${path}`);
    for (const [name, value] of Object.entries(query)) {
      for (const each of Array.isArray(value) ? value : [value]) {
        if (each !== undefined) {
          url.searchParams.append(name, String(each));
        }
      }
    }
    return url;
  }

  /** An answer, or why there is none although asking again may help. */
  async #attempt(
    url: URL,
    path: string,
    signal?: AbortSignal,
  ): Promise<Page | SentryUnreachableError> {
    await this.#gate.enter(signal);
    let response: Response | undefined;
    try {
      const timeout = AbortSignal.timeout(this.#options.timeoutMs);
      response = await fetch(url, {
        headers: {
          Authorization: `Bearer ${this.#instance.token}`,
          Accept: 'application/json',
        },
        // Following one could hand the token to another host.
        redirect: 'error',
        signal: signal ? AbortSignal.any([signal, timeout]) : timeout,
      });
      if (response.ok) {
        const body: unknown = JSON.parse(await readText(response));
        return { body, next: nextCursor(response.headers.get('link')) };
      }
      await response.body?.cancel();
    } catch (error) {
      signal?.throwIfAborted();
      return this.#failure(`did not answer ${path} as it should`, error);
    } finally {
      this.#gate.leave(response?.headers);
    }
    return this.#refused(response, path);
  }

  #refused(response: Response, path: string): SentryUnreachableError {
    const { status } = response;
    if (status === 429) {
      this.#gate.pause(retryAfterMs(response.headers, this.#clock.now()));
    } else if (status === 401 || status === 403) {
      throw new SentryAccessError(
        `Sentry "${this.#instance.name}" refuses ${path} (${status})`,
      );
    } else if (status === 404) {
      throw new SentryNotFoundError(
        `Sentry "${this.#instance.name}" has no ${path}`,
      );
    }
    return this.#failure(`answered ${path} with ${status}`);
  }

  #failure(what: string, error?: unknown): SentryUnreachableError {
    const cause = error instanceof Error ? `: ${causeOf(error)}` : '';
    const text = `Sentry "${this.#instance.name}" ${what}${cause}`;
    return new SentryUnreachableError(
      text.replaceAll(this.#instance.token, '…').slice(0, 500),
    );
  }
}

function causeOf(error: Error): string {
  const { cause } = error;
  return cause instanceof Error ? cause.message : error.message;
}

function retryAfterMs(headers: Headers, now: number): number {
  const seconds = Number(headers.get('Retry-After') || NaN);
  if (Number.isFinite(seconds) && seconds >= 0) {
    return Math.max(seconds * 1_000, 50);
  }
  const reset = Number(headers.get('X-Sentry-Rate-Limit-Reset') || NaN);
  return Number.isFinite(reset) ? Math.max(reset * 1_000 - now, 50) : 1_000;
}

/** The body as text, as long as it is not unreasonably long. */
async function readText(response: Response): Promise<string> {
  const chunks: Uint8Array[] = [];
  let size = 0;
  for await (const chunk of response.body ?? []) {
    size += chunk.length;
    if (size > MAX_BYTES) {
      throw new Error('the answer is too long');
    }
    chunks.push(chunk);
  }
  return Buffer.concat(chunks).toString('utf8');
}
