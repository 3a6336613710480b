/**
 * The same pages for apps that still run the old frontend system.
 *
 * @packageDocumentation
 */
export { RepositoriesPage, repositoriesPlugin } from './legacyPlugin';
export { repositoriesTranslationRef } from './translation';
