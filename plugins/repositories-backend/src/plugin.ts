import {
  coreServices,
  createBackendPlugin,
} from '@backstage/backend-plugin-api';
import { repositoriesServiceRef } from '@jalon/repositories';
import { createRouter } from './router';
import { RepositoryBrowser } from './service/RepositoryBrowser';

/**
 * Shows the repositories that the portal keeps itself, read-only, to whoever is
 * signed in.
 *
 * @public
 */
export const repositoriesPlugin = createBackendPlugin({
  pluginId: 'repositories',
  register(env) {
    env.registerInit({
      deps: {
        httpAuth: coreServices.httpAuth,
        httpRouter: coreServices.httpRouter,
        repositories: repositoriesServiceRef,
      },
      async init({ httpAuth, httpRouter, repositories }) {
        const browser = new RepositoryBrowser(repositories);
        httpRouter.use(await createRouter({ browser, httpAuth }));
      },
    });
  },
});
