/**
 * Read-only HTTP view of the local repositories.
 *
 * @packageDocumentation
 */
export { repositoriesPlugin as default } from './plugin';
