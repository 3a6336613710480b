/**
 * Makes local repositories readable and discoverable in the catalog.
 *
 * @packageDocumentation
 */
export { catalogRepositoriesFeatures as default } from './module';
export { catalogModuleRepositories } from './discovery/module';
export { localRepositoriesUrlReaderFactory } from './reading/factory';
