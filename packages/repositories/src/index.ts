/**
 * Reads and writes hosted Git repositories behind one interface.
 *
 * @packageDocumentation
 */
export * from './types';
export { repositoryOfEntity } from './entity';
export type { EntityRepository } from './entity';
export { settingTitle } from './settings';
export { repositoriesFromConfig, repositoriesServiceRef } from './service';
