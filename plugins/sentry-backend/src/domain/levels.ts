import type { SentryLevel } from '@jalon/plugin-sentry-common';

/** Gravest first. */
const LEVELS: readonly SentryLevel[] = [
  'fatal',
  'error',
  'warning',
  'info',
  'debug',
  'sample',
  'unknown',
];

/** How grave a level is; the gravest is the greatest. */
export function rankOf(level: SentryLevel): number {
  return LEVELS.length - LEVELS.indexOf(level);
}

/** Whether owners are told of an error of this level. */
export function isHighLevel(level: SentryLevel): boolean {
  return level === 'fatal' || level === 'error';
}
