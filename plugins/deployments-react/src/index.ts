/**
 * What other plugins use to add to the deployments plugin.
 *
 * @packageDocumentation
 */
export {
  DeploymentAddonBlueprint,
  type DeploymentAddon,
  type DeploymentAddonProps,
} from './addons';
