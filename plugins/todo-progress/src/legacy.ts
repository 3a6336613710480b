/**
 * The same card and tab for apps that still run the old frontend system.
 *
 * @packageDocumentation
 */
export {
  EntityProgressCard,
  EntityProgressContent,
  todoProgressPlugin,
} from './legacyPlugin';
export { todoProgressApiRef } from './api';
export { todoProgressTranslationRef } from './translation';
