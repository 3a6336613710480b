import 'server-only';
import { format } from 'node:util';
import type { Logger } from 'pino';

const levels = { debug: 'debug', error: 'error', info: 'info', log: 'info', warn: 'warn' } as const;

/** Turns what the framework prints into log lines: a line in JSON is one record, a stack is not. */
export function logTheConsole(logger: Logger, target: Console = globalThis.console): void {
  for (const [method, level] of Object.entries(levels)) {
    target[method as keyof typeof levels] = (...values: unknown[]) => {
      const err = values.find((value) => value instanceof Error);
      const message = format(...values.filter((value) => value !== err)).trim();
      logger[level](err ? { err } : {}, message || err?.message || '');
    };
  }
}
