/**
 * Shows what a golden path would generate, before anything is created.
 *
 * @packageDocumentation
 */
export { goldenPathPlugin as default } from './plugin';
