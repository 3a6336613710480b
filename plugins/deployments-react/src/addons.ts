import type { ComponentType } from 'react';
import {
  createExtensionBlueprint,
  createExtensionDataRef,
  ExtensionBoundary,
} from '@backstage/frontend-plugin-api';
import type { Deployment } from '@jalon/plugin-deployments-common';

/**
 * What an addon is given.
 *
 * @public
 */
export interface DeploymentAddonProps {
  /** The deployment that it tells about. */
  readonly deployment: Deployment;
}

/**
 * What another plugin knows about a deployment, shown on the Deployments tab.
 *
 * @public
 */
export interface DeploymentAddon {
  /** A section of a deployment's details, with a heading (h4) of its own. */
  readonly Details: ComponentType<DeploymentAddonProps>;
  /**
   * A few words for its row and its environment's card; renders nothing when
   * there is nothing to say. One is rendered per row: share requests.
   */
  readonly Summary?: ComponentType<DeploymentAddonProps>;
}

const addonDataRef = createExtensionDataRef<DeploymentAddon>().with({
  id: 'deployments.deployment-addon',
});

/**
 * Adds what another plugin knows about each deployment to the Deployments
 * tab. In the old frontend system the same goes to the `addons` property of
 * `EntityDeploymentsContent`.
 *
 * @public
 */
export const DeploymentAddonBlueprint = createExtensionBlueprint({
  kind: 'deployment-addon',
  attachTo: { id: 'entity-content:deployments', input: 'addons' },
  output: [addonDataRef],
  dataRefs: { addon: addonDataRef },
  *factory(
    params: {
      details: () => Promise<(props: DeploymentAddonProps) => JSX.Element>;
      summary?: () => Promise<(props: DeploymentAddonProps) => JSX.Element>;
    },
    { node },
  ) {
    yield addonDataRef({
      Details: ExtensionBoundary.lazyComponent(node, params.details),
      Summary:
        params.summary && ExtensionBoundary.lazyComponent(node, params.summary),
    });
  },
});
