/**
 * Backend of the to-do progress plugin.
 *
 * @packageDocumentation
 */
export { todoProgressPlugin as default } from './plugin';
