/**
 * Sign in as one of the configured personas, outside production.
 *
 * @packageDocumentation
 */
export { authModulePersonaProvider as default } from './module';
