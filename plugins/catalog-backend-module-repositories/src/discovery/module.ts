import {
  coreServices,
  createBackendModule,
  readSchedulerServiceTaskScheduleDefinitionFromConfig,
} from '@backstage/backend-plugin-api';
import { Config } from '@backstage/config';
import { catalogProcessingExtensionPoint } from '@backstage/plugin-catalog-node';
import { repositoriesServiceRef } from '@jalon/repositories';
import { LocalRepositoryEntityProvider } from './LocalRepositoryEntityProvider';
import { SourceLocationProcessor } from './SourceLocationProcessor';

const CONFIG_KEY = 'catalog.providers.localRepositories';

/**
 * Module of the catalog that discovers the local repositories.
 *
 * @public
 */
export const catalogModuleRepositories = createBackendModule({
  pluginId: 'catalog',
  moduleId: 'repositories',
  register(env) {
    env.registerInit({
      deps: {
        catalog: catalogProcessingExtensionPoint,
        config: coreServices.rootConfig,
        logger: coreServices.logger,
        repositories: repositoriesServiceRef,
        scheduler: coreServices.scheduler,
      },
      async init({ catalog, config, logger, repositories, scheduler }) {
        const own = config.getOptionalConfig(CONFIG_KEY);
        catalog.addProcessor(new SourceLocationProcessor(repositories));
        for (const host of repositories.hosts) {
          if (host.list) {
            catalog.addEntityProvider(
              new LocalRepositoryEntityProvider({
                host,
                descriptor:
                  own?.getOptionalString('descriptor') ?? 'catalog-info.yaml',
                logger,
                taskRunner: scheduler.createScheduledTaskRunner(
                  readSchedule(own),
                ),
              }),
            );
          }
        }
      },
    });
  },
});

/** Each instance of the backend looks at the repositories of its own disk. */
function readSchedule(config: Config | undefined) {
  const schedule = config?.has('schedule')
    ? readSchedulerServiceTaskScheduleDefinitionFromConfig(
        config.getConfig('schedule'),
      )
    : { frequency: { seconds: 3 }, timeout: { minutes: 1 } };
  return { ...schedule, scope: 'local' as const };
}
