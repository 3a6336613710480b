import {
  createApiFactory,
  createComponentExtension,
  createPlugin,
  createRoutableExtension,
  discoveryApiRef,
  fetchApiRef,
} from '@backstage/core-plugin-api';
import { TodoProgressClient } from '@jalon/plugin-todo-progress-common';
import { todoProgressApiRef } from './api';
import { entityProgressRouteRef } from './routes';

/**
 * Progress of to-do files in the old frontend system.
 *
 * @public
 */
export const todoProgressPlugin = createPlugin({
  id: 'todo-progress',
  apis: [
    createApiFactory({
      api: todoProgressApiRef,
      deps: { discoveryApi: discoveryApiRef, fetchApi: fetchApiRef },
      factory: ({ discoveryApi, fetchApi }) =>
        new TodoProgressClient({ discoveryApi, fetchApi }),
    }),
  ],
  routes: { entityProgress: entityProgressRouteRef },
});

/**
 * The Progress tab; mount it with `EntityLayout.Route` at `/progress`.
 *
 * @public
 */
export const EntityProgressContent = todoProgressPlugin.provide(
  createRoutableExtension({
    name: 'EntityProgressContent',
    component: () =>
      import('./components/ProgressTab').then(m => m.ProgressTab),
    mountPoint: entityProgressRouteRef,
  }),
);

/**
 * The overview card of an entity.
 *
 * @public
 */
export const EntityProgressCard = todoProgressPlugin.provide(
  createComponentExtension({
    name: 'EntityProgressCard',
    component: {
      lazy: () => import('./components/ProgressCard').then(m => m.ProgressCard),
    },
  }),
);
