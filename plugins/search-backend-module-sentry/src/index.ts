/**
 * Finds the Sentry errors of catalog entities in the portal's search.
 *
 * @packageDocumentation
 */
export { searchModuleSentry as default } from './module';
export type { SentryIssueDocument } from './document';
