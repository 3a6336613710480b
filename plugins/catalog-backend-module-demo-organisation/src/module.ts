import { resolve } from 'node:path';
import {
  coreServices,
  createBackendModule,
} from '@backstage/backend-plugin-api';
import { repositoriesServiceRef } from '@jalon/repositories';
import { ExamplesReader } from './integrations/ExamplesReader';
import { GitHistoryWriter } from './integrations/GitHistoryWriter';
import { DemoOrganisation } from './service/DemoOrganisation';

const DEFAULT_DIRECTORY = '../../examples';

/**
 * Module of the catalog that creates the missing repositories of the demo
 * organisation when `demo.enabled` is true.
 *
 * They are complete before the catalog starts, so that it finds them in its
 * first look. A failure is logged and does not keep the portal from starting.
 *
 * @public
 */
export const catalogModuleDemoOrganisation = createBackendModule({
  pluginId: 'catalog',
  moduleId: 'demo-organisation',
  register(env) {
    env.registerInit({
      deps: {
        config: coreServices.rootConfig,
        logger: coreServices.logger,
        repositories: repositoriesServiceRef,
      },
      async init({ config, logger, repositories }) {
        if (!config.getOptionalBoolean('demo.enabled')) {
          return;
        }
        const directory = resolve(
          config.getOptionalString('demo.directory') ?? DEFAULT_DIRECTORY,
        );
        const demo = new DemoOrganisation({
          examples: new ExamplesReader(directory),
          writer: new GitHistoryWriter(),
          repositories,
          logger,
        });
        try {
          await demo.create(new Date());
        } catch (error) {
          logger.error('The demo organisation was not created', error as Error);
        }
      },
    });
  },
});
