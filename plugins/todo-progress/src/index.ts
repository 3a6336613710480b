/**
 * Progress card and tab for the new frontend system.
 *
 * @packageDocumentation
 */
export { default } from './plugin';
export { todoProgressApiRef } from './api';
export { entityProgressRouteRef } from './routes';
export { todoProgressTranslationRef } from './translation';
