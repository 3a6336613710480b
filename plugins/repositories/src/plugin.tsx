import {
  ApiBlueprint,
  createFrontendPlugin,
  discoveryApiRef,
  fetchApiRef,
  PageBlueprint,
} from '@backstage/frontend-plugin-api';
import { SourceClient, sourceApiRef } from './api/SourceClient';
import { rootRouteRef } from './routes';

const sourceApi = ApiBlueprint.make({
  name: 'source',
  params: defineParams =>
    defineParams({
      api: sourceApiRef,
      deps: { discoveryApi: discoveryApiRef, fetchApi: fetchApiRef },
      factory: ({ discoveryApi, fetchApi }) =>
        new SourceClient({ discoveryApi, fetchApi }),
    }),
});

const sourcePage = PageBlueprint.make({
  params: {
    path: '/repositories',
    routeRef: rootRouteRef,
    loader: () =>
      import('./components/SourcePages').then(m => <m.SourcePages />),
  },
});

/**
 * The source of local repositories in the new frontend system. Without an icon,
 * so that it stays out of the navigation: people come here by links.
 *
 * @public
 */
const repositoriesPlugin = createFrontendPlugin({
  pluginId: 'repositories',
  title: 'Source',
  info: { packageJson: () => import('../package.json') },
  routes: { root: rootRouteRef },
  extensions: [sourceApi, sourcePage],
});

export default repositoriesPlugin;
