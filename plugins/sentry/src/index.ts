/**
 * Errors tab and card for the new frontend system, and what each deployment
 * did to the errors.
 *
 * @packageDocumentation
 */
export { default } from './plugin';
export { sentryApiRef } from './api';
export { DeploymentErrors } from './components/deployment/DeploymentErrors';
export { DeploymentErrorsCount } from './components/deployment/DeploymentErrorsCount';
export { entityErrorsRouteRef, rollbackExternalRouteRef } from './routes';
export { sentryTranslationRef } from './translation';
