import { lazy, Suspense } from 'react';
import {
  createApiFactory,
  createComponentExtension,
  createPlugin,
  createRoutableExtension,
  discoveryApiRef,
  fetchApiRef,
} from '@backstage/core-plugin-api';
import type { DeploymentAddon } from '@jalon/plugin-deployments-react';
import { SentryClient } from '@jalon/plugin-sentry-common';
import { sentryApiRef } from './api';
import { entityErrorsRouteRef, rollbackExternalRouteRef } from './routes';

/**
 * Errors in the old frontend system. To offer rollbacks, bind
 * `externalRoutes.rollback` to `rollbackRouteRef` of
 * `@jalon/plugin-deployments` in the app's `bindRoutes`.
 *
 * @public
 */
export const sentryPlugin = createPlugin({
  id: 'sentry',
  apis: [
    createApiFactory({
      api: sentryApiRef,
      deps: { discoveryApi: discoveryApiRef, fetchApi: fetchApiRef },
      factory: ({ discoveryApi, fetchApi }) =>
        new SentryClient({ discoveryApi, fetchApi }),
    }),
  ],
  routes: { entityErrors: entityErrorsRouteRef },
  externalRoutes: { rollback: rollbackExternalRouteRef },
});

/**
 * The Errors tab; mount it with `EntityLayout.Route` at `/errors`.
 *
 * @public
 */
export const EntityErrorsContent: () => JSX.Element = sentryPlugin.provide(
  createRoutableExtension({
    name: 'EntityErrorsContent',
    component: () =>
      import('./components/tab/ErrorsTab').then(m => m.ErrorsTab),
    mountPoint: entityErrorsRouteRef,
  }),
);

/**
 * The overview card of an entity.
 *
 * @public
 */
export const EntityErrorsCard: () => JSX.Element = sentryPlugin.provide(
  createComponentExtension({
    name: 'EntityErrorsCard',
    component: {
      lazy: () =>
        import('./components/card/ErrorsCard').then(m => m.ErrorsCard),
    },
  }),
);

const Details = lazy(() =>
  import('./components/deployment/addon').then(m => ({ default: m.Details })),
);
const Summary = lazy(() =>
  import('./components/deployment/addon').then(m => ({ default: m.Summary })),
);

/**
 * What each deployment did to the errors, for the Deployments tab:
 * `<EntityDeploymentsContent addons={[deploymentErrorsAddon]} />`.
 *
 * @public
 */
export const deploymentErrorsAddon: DeploymentAddon = {
  Details: props => (
    <Suspense fallback={null}>
      <Details {...props} />
    </Suspense>
  ),
  Summary: props => (
    <Suspense fallback={null}>
      <Summary {...props} />
    </Suspense>
  ),
};
