import { urlReaderFactoriesServiceRef } from '@backstage/backend-defaults/urlReader';
import { createServiceFactory } from '@backstage/backend-plugin-api';
import { repositoriesServiceRef } from '@jalon/repositories';
import { LocalRepositoryUrlReader } from './LocalRepositoryUrlReader';

/**
 * Lets every plugin read local repositories through the `UrlReader` service.
 *
 * @public
 */
export const localRepositoriesUrlReaderFactory = createServiceFactory({
  service: urlReaderFactoriesServiceRef,
  deps: { repositories: repositoriesServiceRef },
  factory: ({ repositories }) => LocalRepositoryUrlReader.factory(repositories),
});
