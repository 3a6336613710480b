/** Milliseconds to wait for a connection before the request fails. */
export const connectionTimeout = 5_000;

/** Milliseconds a statement may run: an endless one would hold its connection. */
export const statementTimeout = 5_000;

/** Milliseconds after which an unused connection is given back. */
export const idleTimeout = 30_000;
