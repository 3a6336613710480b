import {
  coreServices,
  createBackendModule,
} from '@backstage/backend-plugin-api';
import { ScmIntegrations } from '@backstage/integration';
import { catalogServiceRef } from '@backstage/plugin-catalog-node';
import { scaffolderActionsExtensionPoint } from '@backstage/plugin-scaffolder-node';
import { repositoriesServiceRef } from '@jalon/repositories';
import {
  createBuilderActions,
  createConfigureRepositoryAction,
  createDocsAction,
  createPublishAction,
  createRecordAction,
  createRegisterAction,
  createSourceActions,
  createTodoAction,
} from './actions';

/**
 * Adds the actions that build golden-path repositories to the scaffolder.
 *
 * @public
 */
export const scaffolderModuleGoldenPath = createBackendModule({
  pluginId: 'scaffolder',
  moduleId: 'golden-path',
  register(env) {
    env.registerInit({
      deps: {
        scaffolder: scaffolderActionsExtensionPoint,
        config: coreServices.rootConfig,
        reader: coreServices.urlReader,
        catalog: catalogServiceRef,
        repositories: repositoriesServiceRef,
      },
      async init({ scaffolder, config, reader, catalog, repositories }) {
        scaffolder.addActions(
          ...createSourceActions({
            reader,
            integrations: ScmIntegrations.fromConfig(config),
          }),
          ...createBuilderActions(),
          createDocsAction(),
          createTodoAction(),
          createRecordAction(),
          createPublishAction({ repositories, catalog }),
          createConfigureRepositoryAction({ repositories }),
          createRegisterAction({ repositories, catalog }),
        );
      },
    });
  },
});
