import { createBackendFeatureLoader } from '@backstage/backend-plugin-api';
import { catalogModuleRepositories } from './discovery/module';
import { localRepositoriesUrlReaderFactory } from './reading/factory';

/**
 * Makes local repositories readable by every plugin and discovers them in the
 * catalog.
 *
 * @public
 */
export const catalogRepositoriesFeatures = createBackendFeatureLoader({
  *loader() {
    yield localRepositoriesUrlReaderFactory;
    yield catalogModuleRepositories;
  },
});
