import {
  createApiFactory,
  createComponentExtension,
  createPlugin,
  createRoutableExtension,
  discoveryApiRef,
  fetchApiRef,
} from '@backstage/core-plugin-api';
import { DeploymentsClient } from '@jalon/plugin-deployments-common';
import type { DeploymentAddon } from '@jalon/plugin-deployments-react';
import { deploymentsApiRef } from './api';
import { entityDeploymentsRouteRef, rootRouteRef } from './routes';

/**
 * Deployments in the old frontend system.
 *
 * @public
 */
export const deploymentsPlugin = createPlugin({
  id: 'deployments',
  apis: [
    createApiFactory({
      api: deploymentsApiRef,
      deps: { discoveryApi: discoveryApiRef, fetchApi: fetchApiRef },
      factory: ({ discoveryApi, fetchApi }) =>
        new DeploymentsClient({ discoveryApi, fetchApi }),
    }),
  ],
  routes: { root: rootRouteRef, entityDeployments: entityDeploymentsRouteRef },
});

/**
 * The rollback pages; mount them at `/deployments` in `App.tsx`.
 *
 * @public
 */
export const DeploymentsPage: () => JSX.Element = deploymentsPlugin.provide(
  createRoutableExtension({
    name: 'DeploymentsPage',
    component: () =>
      import('./components/LegacyPage').then(m => m.LegacyDeploymentsPage),
    mountPoint: rootRouteRef,
  }),
);

/**
 * The Deployments tab; mount it with `EntityLayout.Route` at `/deployments`.
 * `addons`: what other plugins know about each deployment.
 *
 * @public
 */
export const EntityDeploymentsContent: (props: {
  addons?: readonly DeploymentAddon[];
}) => JSX.Element = deploymentsPlugin.provide(
  createRoutableExtension({
    name: 'EntityDeploymentsContent',
    component: () =>
      import('./components/tab/DeploymentsTab').then(m => m.DeploymentsTab),
    mountPoint: entityDeploymentsRouteRef,
  }),
);

/**
 * The overview card of an entity.
 *
 * @public
 */
export const EntityDeploymentsCard: () => JSX.Element =
  deploymentsPlugin.provide(
    createComponentExtension({
      name: 'EntityDeploymentsCard',
      component: {
        lazy: () =>
          import('./components/card/DeploymentsCard').then(
            m => m.DeploymentsCard,
          ),
      },
    }),
  );
