/**
 * Sentry errors of catalog entities, tied to their deployments.
 *
 * @packageDocumentation
 */
export { sentryPlugin as default } from './plugin';
