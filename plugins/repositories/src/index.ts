/**
 * Source pages of local repositories for the new frontend system.
 *
 * @packageDocumentation
 */
export { default } from './plugin';
export { rootRouteRef } from './routes';
export { repositoriesTranslationRef } from './translation';
