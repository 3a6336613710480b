/**
 * Types, client and permissions of the sentry plugin.
 *
 * @packageDocumentation
 */
export * from './types';
export * from './SentryApi';
export * from './SentryClient';
export * from './annotations';
export * from './permissions';
