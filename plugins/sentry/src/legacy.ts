/**
 * The same tab and card for apps that still run the old frontend system.
 *
 * @packageDocumentation
 */
export {
  deploymentErrorsAddon,
  EntityErrorsCard,
  EntityErrorsContent,
  sentryPlugin,
} from './legacyPlugin';
export { DeploymentErrors } from './components/deployment/DeploymentErrors';
export { DeploymentErrorsCount } from './components/deployment/DeploymentErrorsCount';
export { sentryApiRef } from './api';
export { sentryTranslationRef } from './translation';
