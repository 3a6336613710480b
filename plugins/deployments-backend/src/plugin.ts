import {
  coreServices,
  createBackendPlugin,
} from '@backstage/backend-plugin-api';
import { catalogServiceRef } from '@backstage/plugin-catalog-node';
import { eventsServiceRef } from '@backstage/plugin-events-node';
import { signalsServiceRef } from '@backstage/plugin-signals-node';
import { deploymentsPermissions } from '@jalon/plugin-deployments-common';
import {
  deploymentEnvironmentResourceRef,
  deploymentPermissionRules,
} from '@jalon/plugin-deployments-node';
import { repositoriesServiceRef } from '@jalon/repositories';
import { connectDatabase } from './database/migrate';
import { createRouter } from './router';
import { readDeploymentsConfig } from './service/config';
import { EnvironmentResources } from './service/EnvironmentResources';
import { createServices } from './service/createServices';

const RESUME_EVERY = { seconds: 15 };
const TASK_TIMEOUT = { minutes: 10 };

/**
 * Deployment history, DORA metrics and rollback of catalog entities.
 *
 * @public
 */
export const deploymentsPlugin = createBackendPlugin({
  pluginId: 'deployments',
  register(env) {
    env.registerInit({
      deps: {
        auditor: coreServices.auditor,
        auth: coreServices.auth,
        catalog: catalogServiceRef,
        config: coreServices.rootConfig,
        database: coreServices.database,
        events: eventsServiceRef,
        httpAuth: coreServices.httpAuth,
        httpRouter: coreServices.httpRouter,
        lifecycle: coreServices.lifecycle,
        logger: coreServices.logger,
        permissions: coreServices.permissions,
        permissionsRegistry: coreServices.permissionsRegistry,
        repositories: repositoriesServiceRef,
        scheduler: coreServices.scheduler,
        signals: signalsServiceRef,
      },
      async init(deps) {
        const config = readDeploymentsConfig(deps.config);
        const knex = await connectDatabase(deps.database);
        const services = createServices({ ...deps, knex, config });
        const resources = new EnvironmentResources(deps);
        deps.permissionsRegistry.addResourceType({
          resourceRef: deploymentEnvironmentResourceRef,
          permissions: deploymentsPermissions,
          rules: Object.values(deploymentPermissionRules),
          getResources: refs => resources.load(refs),
        });
        deps.httpRouter.use(
          createRouter({ ...services, httpAuth: deps.httpAuth }),
        );
        deps.lifecycle.addShutdownHook(() => services.worker.settle());
        await deps.scheduler.scheduleTask({
          id: 'deployments-sync',
          frequency: config.interval,
          timeout: TASK_TIMEOUT,
          fn: signal => services.sync.run(signal),
        });
        await deps.scheduler.scheduleTask({
          id: 'deployments-resume-rollbacks',
          frequency: RESUME_EVERY,
          timeout: TASK_TIMEOUT,
          fn: () => services.worker.resume(),
        });
      },
    });
  },
});
