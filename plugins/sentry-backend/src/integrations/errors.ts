/** Sentry does not answer, or not as it should: what is stored stays true. */
export class SentryUnreachableError extends Error {
  readonly name = 'SentryUnreachableError';
}

/** Sentry refuses the token (401), or what was asked for with it (403). */
export class SentryAccessError extends Error {
  readonly name = 'SentryAccessError';
}

/** What was asked for is not there. */
export class SentryNotFoundError extends Error {
  readonly name = 'SentryNotFoundError';
}
