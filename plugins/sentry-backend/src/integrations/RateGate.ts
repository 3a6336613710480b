import { setTimeout as delay } from 'node:timers/promises';

const RESERVE = 1;
const MAX_WAIT_MS = 60_000;

export interface RateClock {
  now(): number;
  wait(ms: number, signal?: AbortSignal): Promise<void>;
}

export const systemClock: RateClock = {
  now: () => Date.now(),
  wait: async (ms, signal) => {
    await delay(ms, undefined, { signal });
  },
};

/**
 * Lets requests to one Sentry pass as its rate-limit headers allow: no more
 * at once than the concurrency limit, and none once the window is used up but
 * for a small reserve, so that a 429 is the exception.
 */
export class RateGate {
  readonly #clock: RateClock;
  readonly #maxConcurrency: number;
  /** One at a time until the first answer tells the limits. */
  #concurrency = 1;
  #inFlight = 0;
  /** What the window still holds, as last told; requests on their way count. */
  #remaining?: number;
  #resetAt = 0;
  #pausedUntil = 0;
  readonly #waiting: (() => void)[] = [];

  constructor(options: { maxConcurrency: number; clock?: RateClock }) {
    this.#maxConcurrency = options.maxConcurrency;
    this.#clock = options.clock ?? systemClock;
  }

  /** Waits until a request may be sent; the caller must `leave` afterwards. */
  async enter(signal?: AbortSignal): Promise<void> {
    for (;;) {
      signal?.throwIfAborted();
      const pause = this.#pause();
      if (pause > 0) {
        await this.#clock.wait(Math.min(pause, MAX_WAIT_MS), signal);
      } else if (this.#inFlight >= this.#concurrency) {
        await new Promise<void>(resolve => this.#waiting.push(resolve));
      } else {
        this.#inFlight += 1;
        if (this.#remaining !== undefined) {
          this.#remaining -= 1;
        }
        return;
      }
    }
  }

  /** Takes what the answer says of the limits into account. */
  leave(headers?: Headers): void {
    this.#inFlight -= 1;
    if (headers) {
      this.#learn(headers);
    }
    // All look again: one that gave up meanwhile must not take another's turn.
    this.#waiting.splice(0).forEach(resume => resume());
  }

  /** After a 429: nobody sends anything for so long. */
  pause(ms: number): void {
    this.#pausedUntil = Math.max(
      this.#pausedUntil,
      this.#clock.now() + Math.min(ms, MAX_WAIT_MS),
    );
  }

  #pause(): number {
    const now = this.#clock.now();
    if (now < this.#pausedUntil) {
      return this.#pausedUntil - now;
    }
    if (this.#remaining !== undefined && this.#remaining < RESERVE) {
      if (now < this.#resetAt) {
        return this.#resetAt - now;
      }
      this.#remaining = undefined;
    }
    return 0;
  }

  #learn(headers: Headers): void {
    const limit = numberOf(headers, 'X-Sentry-Rate-Limit-ConcurrentLimit');
    this.#concurrency = Math.max(
      1,
      Math.min(this.#maxConcurrency, (limit ?? Infinity) - RESERVE),
    );
    const remaining = numberOf(headers, 'X-Sentry-Rate-Limit-Remaining');
    const reset = numberOf(headers, 'X-Sentry-Rate-Limit-Reset');
    if (remaining === undefined || reset === undefined) {
      return;
    }
    // The header counts what had arrived when the answer was made.
    const left = remaining - this.#inFlight;
    const resetAt = reset * 1_000;
    if (resetAt > this.#resetAt || this.#remaining === undefined) {
      this.#remaining = left;
      this.#resetAt = Math.max(resetAt, this.#resetAt);
    } else if (resetAt === this.#resetAt) {
      this.#remaining = Math.min(this.#remaining, left);
    }
  }
}

function numberOf(headers: Headers, name: string): number | undefined {
  const text = headers.get(name);
  const value = text === null || text === '' ? NaN : Number(text);
  return Number.isFinite(value) && value >= 0 ? value : undefined;
}
