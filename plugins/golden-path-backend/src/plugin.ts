import {
  coreServices,
  createBackendPlugin,
} from '@backstage/backend-plugin-api';
import { createRouter } from './router';
import { AuthorizedPreviews } from './service/AuthorizedPreviews';
import { DefaultPreviews } from './service/Previews';

/**
 * Shows what a golden path would generate, to whoever may create from it.
 *
 * @public
 */
export const goldenPathPlugin = createBackendPlugin({
  pluginId: 'golden-path',
  register(env) {
    env.registerInit({
      deps: {
        httpAuth: coreServices.httpAuth,
        httpRouter: coreServices.httpRouter,
        permissions: coreServices.permissions,
      },
      async init({ httpAuth, httpRouter, permissions }) {
        const previews = new AuthorizedPreviews(
          new DefaultPreviews(),
          permissions,
        );
        httpRouter.use(await createRouter({ previews, httpAuth }));
      },
    });
  },
});
