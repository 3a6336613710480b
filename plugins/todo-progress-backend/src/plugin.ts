import {
  coreServices,
  createBackendPlugin,
} from '@backstage/backend-plugin-api';
import { catalogServiceRef } from '@backstage/plugin-catalog-node';
import { todoProgressPermissions } from '@jalon/plugin-todo-progress-common';
import { repositoriesServiceRef } from '@jalon/repositories';
import { DatabaseTodoProgressStore } from './database/DatabaseTodoProgressStore';
import { HistoryReader } from './integrations/HistoryReader';
import { TodoReader } from './integrations/TodoReader';
import { createRouter } from './router';
import { AuthorizedTodoProgressService } from './service/AuthorizedTodoProgressService';
import { readSyncOptions } from './service/SyncOptions';
import { SyncWorker } from './service/SyncWorker';
import { DefaultTodoProgressService } from './service/TodoProgressService';

/**
 * Reads the to-do files of catalog entities in the background and tells how
 * far they are.
 *
 * @public
 */
export const todoProgressPlugin = createBackendPlugin({
  pluginId: 'todo-progress',
  register(env) {
    env.registerInit({
      deps: {
        auth: coreServices.auth,
        catalog: catalogServiceRef,
        config: coreServices.rootConfig,
        database: coreServices.database,
        httpAuth: coreServices.httpAuth,
        httpRouter: coreServices.httpRouter,
        logger: coreServices.logger,
        permissions: coreServices.permissions,
        permissionsRegistry: coreServices.permissionsRegistry,
        repositories: repositoriesServiceRef,
        scheduler: coreServices.scheduler,
      },
      async init(deps) {
        const options = readSyncOptions(deps.config);
        const store = await DatabaseTodoProgressStore.create(deps.database);
        const histories = new HistoryReader(store, {
          depth: options.historyDepth,
        });
        const worker = new SyncWorker({
          ...deps,
          store,
          options,
          reader: new TodoReader(histories),
        });
        const service = new AuthorizedTodoProgressService(
          new DefaultTodoProgressService(store),
          deps,
        );
        deps.permissionsRegistry.addPermissions(todoProgressPermissions);
        deps.httpRouter.use(
          await createRouter({ httpAuth: deps.httpAuth, service }),
        );
        await worker.schedule(deps.scheduler);
      },
    });
  },
});
