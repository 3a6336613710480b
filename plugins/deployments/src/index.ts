/**
 * Deployments tab, card and rollback pages for the new frontend system.
 *
 * @packageDocumentation
 */
export { default } from './plugin';
export { deploymentsApiRef } from './api';
export {
  entityDeploymentsRouteRef,
  rollbackOperationRouteRef,
  rollbackRouteRef,
  rootRouteRef,
} from './routes';
export { deploymentsTranslationRef } from './translation';
