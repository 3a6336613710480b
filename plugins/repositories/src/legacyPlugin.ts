import {
  createApiFactory,
  createPlugin,
  createRoutableExtension,
  discoveryApiRef,
  fetchApiRef,
} from '@backstage/core-plugin-api';
import { SourceClient, sourceApiRef } from './api/SourceClient';
import { rootRouteRef } from './routes';

/**
 * The source of local repositories in the old frontend system.
 *
 * @public
 */
export const repositoriesPlugin = createPlugin({
  id: 'repositories',
  apis: [
    createApiFactory({
      api: sourceApiRef,
      deps: { discoveryApi: discoveryApiRef, fetchApi: fetchApiRef },
      factory: ({ discoveryApi, fetchApi }) =>
        new SourceClient({ discoveryApi, fetchApi }),
    }),
  ],
  routes: { root: rootRouteRef },
});

/**
 * The source pages; mount them at `/repositories` in `App.tsx`, where the links
 * of local repositories lead.
 *
 * @public
 */
export const RepositoriesPage: () => JSX.Element = repositoriesPlugin.provide(
  createRoutableExtension({
    name: 'RepositoriesPage',
    component: () =>
      import('./components/LegacyPage').then(m => m.LegacySourcePage),
    mountPoint: rootRouteRef,
  }),
);
