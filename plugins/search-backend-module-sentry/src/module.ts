import {
  coreServices,
  createBackendModule,
} from '@backstage/backend-plugin-api';
import { catalogServiceRef } from '@backstage/plugin-catalog-node';
import { searchIndexRegistryExtensionPoint } from '@backstage/plugin-search-backend-node/alpha';
import { SentryClient } from '@jalon/plugin-sentry-common';
import { readCollatorConfig } from './config';
import { SentryCollatorFactory } from './SentryCollatorFactory';

/**
 * Finds the unresolved Sentry errors of catalog entities in the portal's
 * search, for whom a permission on the entity lets see them.
 *
 * @public
 */
export const searchModuleSentry = createBackendModule({
  pluginId: 'search',
  moduleId: 'sentry',
  register(env) {
    env.registerInit({
      deps: {
        auth: coreServices.auth,
        catalog: catalogServiceRef,
        config: coreServices.rootConfig,
        discovery: coreServices.discovery,
        index: searchIndexRegistryExtensionPoint,
        logger: coreServices.logger,
        scheduler: coreServices.scheduler,
      },
      async init({ auth, catalog, discovery, index, logger, ...deps }) {
        const config = readCollatorConfig(deps.config);
        // Search decides by permissions only, which do not know of owners.
        if (deps.config.getOptionalString('sentry.access') === 'owners') {
          logger.info(
            'Errors are not searchable, as sentry.access shows them to owners only',
          );
          return;
        }
        index.addCollator({
          schedule: deps.scheduler.createScheduledTaskRunner(config.schedule),
          factory: new SentryCollatorFactory({
            auth,
            catalog,
            client: new SentryClient({ discoveryApi: discovery }),
            config,
            logger,
          }),
        });
      },
    });
  },
});
