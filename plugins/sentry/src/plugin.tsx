import {
  ApiBlueprint,
  createFrontendPlugin,
  discoveryApiRef,
  fetchApiRef,
} from '@backstage/frontend-plugin-api';
import {
  EntityCardBlueprint,
  EntityContentBlueprint,
} from '@backstage/plugin-catalog-react/alpha';
import { DeploymentAddonBlueprint } from '@jalon/plugin-deployments-react';
import { SentryClient } from '@jalon/plugin-sentry-common';
import { sentryApiRef } from './api';
import { entityErrorsRouteRef, rollbackExternalRouteRef } from './routes';

const sentryApi = ApiBlueprint.make({
  params: defineParams =>
    defineParams({
      api: sentryApiRef,
      deps: { discoveryApi: discoveryApiRef, fetchApi: fetchApiRef },
      factory: ({ discoveryApi, fetchApi }) =>
        new SentryClient({ discoveryApi, fetchApi }),
    }),
});

const entityErrorsCard = EntityCardBlueprint.make({
  name: 'overview',
  params: {
    type: 'content',
    filter: { kind: 'component' },
    loader: () =>
      import('./components/card/ErrorsCard').then(m => <m.ErrorsCard />),
  },
});

const deploymentErrors = DeploymentAddonBlueprint.make({
  name: 'errors',
  params: {
    details: () => import('./components/deployment/addon').then(m => m.Details),
    summary: () => import('./components/deployment/addon').then(m => m.Summary),
  },
});

const entityErrorsContent = EntityContentBlueprint.make({
  params: {
    path: '/errors',
    title: 'Errors',
    group: 'observability',
    routeRef: entityErrorsRouteRef,
    filter: { kind: 'component' },
    loader: () =>
      import('./components/tab/ErrorsTab').then(m => <m.ErrorsTab />),
  },
});

/**
 * Errors in the new frontend system: the overview card and the entity tab,
 * and what each deployment did to the errors on the Deployments tab.
 *
 * @public
 */
const sentryPlugin = createFrontendPlugin({
  pluginId: 'sentry',
  title: 'Errors',
  info: { packageJson: () => import('../package.json') },
  routes: { entityErrors: entityErrorsRouteRef },
  externalRoutes: { rollback: rollbackExternalRouteRef },
  extensions: [
    sentryApi,
    entityErrorsCard,
    entityErrorsContent,
    deploymentErrors,
  ],
});

export default sentryPlugin;
