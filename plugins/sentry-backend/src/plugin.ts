import {
  coreServices,
  createBackendPlugin,
} from '@backstage/backend-plugin-api';
import { actionsRegistryServiceRef } from '@backstage/backend-plugin-api/alpha';
import { catalogServiceRef } from '@backstage/plugin-catalog-node';
import { notificationService } from '@backstage/plugin-notifications-node';
import { DeploymentsClient } from '@jalon/plugin-deployments-common';
import { sentryPermissions } from '@jalon/plugin-sentry-common';
import { connectDatabase } from './database/migrate';
import { createStore } from './database/SentryStore';
import { DemoSentry } from './demo/DemoSentry';
import { createRouter } from './router';
import { registerAction } from './service/action';
import { readSentryConfig } from './service/config';
import { createServices } from './service/createServices';

/**
 * Sentry errors of catalog entities, tied to their deployments.
 *
 * @public
 */
export const sentryPlugin = createBackendPlugin({
  pluginId: 'sentry',
  register(env) {
    env.registerInit({
      deps: {
        actionsRegistry: actionsRegistryServiceRef,
        auth: coreServices.auth,
        catalog: catalogServiceRef,
        config: coreServices.rootConfig,
        database: coreServices.database,
        discovery: coreServices.discovery,
        httpAuth: coreServices.httpAuth,
        httpRouter: coreServices.httpRouter,
        lifecycle: coreServices.lifecycle,
        logger: coreServices.logger,
        notifications: notificationService,
        permissions: coreServices.permissions,
        permissionsRegistry: coreServices.permissionsRegistry,
        scheduler: coreServices.scheduler,
        userInfo: coreServices.userInfo,
      },
      async init(deps) {
        const config = readSentryConfig(deps.config);
        const store = createStore(await connectDatabase(deps.database));
        const demo = config.demoServer
          ? await DemoSentry.start({
              server: config.demoServer,
              repositories: deps.config.getOptionalString(
                'repositories.local.directory',
              ),
              logger: deps.logger,
            })
          : undefined;
        const { sync, hooks, errors } = createServices({
          ...deps,
          config,
          instances: demo ? [demo.instance] : config.instances,
          store,
          deployments: new DeploymentsClient({ discoveryApi: deps.discovery }),
          now: () => new Date(),
        });
        deps.permissionsRegistry.addPermissions(sentryPermissions);
        registerAction(deps.actionsRegistry, errors);
        deps.httpRouter.use(
          createRouter({ errors, hooks, httpAuth: deps.httpAuth }),
        );
        // Sentry has no Backstage token; the signature is checked instead.
        deps.httpRouter.addAuthPolicy({
          path: '/webhooks',
          allow: 'unauthenticated',
        });
        await deps.scheduler.scheduleTask({
          id: 'sentry-sync',
          frequency: config.interval,
          timeout: { hours: 6 },
          // The demo's Sentry belongs to this process only.
          scope: demo ? 'local' : 'global',
          fn: async signal => {
            await hooks.drain();
            await sync.run(signal);
          },
        });
        deps.lifecycle.addShutdownHook(() => demo?.stop());
      },
    });
  },
});
