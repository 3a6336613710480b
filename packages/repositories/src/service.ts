import { resolve } from 'node:path';
import {
  coreServices,
  createServiceFactory,
  createServiceRef,
  LoggerService,
} from '@backstage/backend-plugin-api';
import { Config } from '@backstage/config';
import { DefaultRepositories } from './DefaultRepositories';
import { LocalRepositoryHost } from './local/LocalRepositoryHost';
import { Person, Repositories, RepositoryHost } from './types';

const DEFAULT_DIRECTORY = '.data/repositories';

/**
 * The repositories that this portal knows, for a plugin or module to depend on.
 *
 * The default factory reads `repositories.*` and `integrations.github`, so that
 * a backend need not add anything.
 *
 * @public
 */
export const repositoriesServiceRef = createServiceRef<Repositories>({
  id: 'jalon.repositories',
  scope: 'plugin',
  defaultFactory: async service =>
    createServiceFactory({
      service,
      deps: { config: coreServices.rootConfig, logger: coreServices.logger },
      factory: ({ config, logger }) =>
        repositoriesFromConfig(config, { logger }),
    }),
});

/**
 * The repositories of a configuration, for use outside a backend (seeding,
 * tests).
 *
 * @public
 */
export function repositoriesFromConfig(
  config: Config,
  options: { logger: LoggerService },
): Repositories {
  const committer = readCommitter(config);
  const hosts: RepositoryHost[] = [];
  if (config.getOptionalBoolean('repositories.local.enabled') ?? true) {
    const directory = resolve(
      config.getOptionalString('repositories.local.directory') ??
        DEFAULT_DIRECTORY,
    );
    options.logger.debug(`Local repositories are kept in ${directory}`);
    hosts.push(
      new LocalRepositoryHost({
        directory,
        baseUrl: config.getString('app.baseUrl'),
        committer,
      }),
    );
  }
  return new DefaultRepositories(hosts);
}

function readCommitter(config: Config): Person {
  return {
    name: config.getOptionalString('repositories.committer.name') ?? 'Jalon',
    email:
      config.getOptionalString('repositories.committer.email') ??
      'jalon@localhost',
  };
}
