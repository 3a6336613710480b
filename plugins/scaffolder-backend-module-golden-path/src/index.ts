/**
 * Scaffolder actions that build golden-path repositories.
 *
 * @packageDocumentation
 */
export { scaffolderModuleGoldenPath as default } from './module';
export * from './actions';
