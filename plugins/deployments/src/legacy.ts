/**
 * The same pages and cards for apps that still run the old frontend system.
 *
 * @packageDocumentation
 */
export {
  DeploymentsPage,
  deploymentsPlugin,
  EntityDeploymentsCard,
  EntityDeploymentsContent,
} from './legacyPlugin';
export { deploymentsApiRef } from './api';
export { deploymentsTranslationRef } from './translation';
