import {
  ApiBlueprint,
  createExtensionInput,
  createFrontendPlugin,
  discoveryApiRef,
  fetchApiRef,
  PageBlueprint,
} from '@backstage/frontend-plugin-api';
import {
  EntityCardBlueprint,
  EntityContentBlueprint,
} from '@backstage/plugin-catalog-react/alpha';
import { DeploymentsClient } from '@jalon/plugin-deployments-common';
import { DeploymentAddonBlueprint } from '@jalon/plugin-deployments-react';
import { deploymentsApiRef } from './api';
import {
  entityDeploymentsRouteRef,
  rollbackOperationRouteRef,
  rollbackRouteRef,
  rootRouteRef,
} from './routes';

const deploymentsApi = ApiBlueprint.make({
  params: defineParams =>
    defineParams({
      api: deploymentsApiRef,
      deps: { discoveryApi: discoveryApiRef, fetchApi: fetchApiRef },
      factory: ({ discoveryApi, fetchApi }) =>
        new DeploymentsClient({ discoveryApi, fetchApi }),
    }),
});

const deploymentsPage = PageBlueprint.make({
  params: {
    path: '/deployments',
    routeRef: rootRouteRef,
    loader: () =>
      import('./components/DeploymentsPages').then(m => <m.DeploymentsPages />),
  },
});

const entityDeploymentsCard = EntityCardBlueprint.make({
  name: 'overview',
  params: {
    type: 'content',
    filter: { kind: 'component' },
    loader: () =>
      import('./components/card/DeploymentsCard').then(m => (
        <m.DeploymentsCard />
      )),
  },
});

const entityDeploymentsContent = EntityContentBlueprint.makeWithOverrides({
  inputs: {
    addons: createExtensionInput([DeploymentAddonBlueprint.dataRefs.addon]),
  },
  factory(originalFactory, { inputs }) {
    const addons = inputs.addons.map(each =>
      each.get(DeploymentAddonBlueprint.dataRefs.addon),
    );
    return originalFactory({
      path: '/deployments',
      title: 'Deployments',
      group: 'deployment',
      routeRef: entityDeploymentsRouteRef,
      filter: { kind: 'component' },
      loader: () =>
        import('./components/tab/DeploymentsTab').then(m => (
          <m.DeploymentsTab addons={addons} />
        )),
    });
  },
});

/**
 * Deployments in the new frontend system: the overview card, the entity tab
 * and the rollback pages. Without an icon of its own, so that the rollback
 * pages stay out of the navigation.
 *
 * @public
 */
const deploymentsPlugin = createFrontendPlugin({
  pluginId: 'deployments',
  title: 'Deployments',
  info: { packageJson: () => import('../package.json') },
  routes: {
    root: rootRouteRef,
    rollback: rollbackRouteRef,
    rollbackOperation: rollbackOperationRouteRef,
    entityDeployments: entityDeploymentsRouteRef,
  },
  extensions: [
    deploymentsApi,
    deploymentsPage,
    entityDeploymentsCard,
    entityDeploymentsContent,
  ],
});

export default deploymentsPlugin;
