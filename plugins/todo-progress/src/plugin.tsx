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
import { TodoProgressClient } from '@jalon/plugin-todo-progress-common';
import { todoProgressApiRef } from './api';
import { entityProgressRouteRef } from './routes';

const todoProgressApi = ApiBlueprint.make({
  params: defineParams =>
    defineParams({
      api: todoProgressApiRef,
      deps: { discoveryApi: discoveryApiRef, fetchApi: fetchApiRef },
      factory: ({ discoveryApi, fetchApi }) =>
        new TodoProgressClient({ discoveryApi, fetchApi }),
    }),
});

const entityProgressCard = EntityCardBlueprint.make({
  name: 'overview',
  params: {
    type: 'content',
    filter: {
      $any: [
        { kind: 'component' },
        { 'metadata.annotations.jalon.dev/todo-files': { $exists: true } },
      ],
    },
    loader: () =>
      import('./components/ProgressCard').then(m => <m.ProgressCard />),
  },
});

const entityProgressContent = EntityContentBlueprint.make({
  params: {
    path: '/progress',
    title: 'Progress',
    group: 'development',
    routeRef: entityProgressRouteRef,
    filter: {
      $any: [
        { kind: 'component' },
        { 'metadata.annotations.jalon.dev/todo-files': { $exists: true } },
      ],
    },
    loader: () =>
      import('./components/ProgressTab').then(m => <m.ProgressTab />),
  },
});

/**
 * Progress of to-do files in the new frontend system: the overview card and
 * the entity tab.
 *
 * @public
 */
const todoProgressPlugin = createFrontendPlugin({
  pluginId: 'todo-progress',
  title: 'Progress',
  info: { packageJson: () => import('../package.json') },
  routes: { entityProgress: entityProgressRouteRef },
  extensions: [todoProgressApi, entityProgressCard, entityProgressContent],
});

export default todoProgressPlugin;
