import { createApiRef } from '@backstage/frontend-plugin-api';
import type { TodoProgressApi } from '@jalon/plugin-todo-progress-common';

/**
 * Reads progress. Implemented by `TodoProgressClient` of
 * `@jalon/plugin-todo-progress-common` unless an app overrides it.
 *
 * @public
 */
export const todoProgressApiRef = createApiRef<TodoProgressApi>().with({
  id: 'plugin.todo-progress.service',
  pluginId: 'todo-progress',
});
