import { resolve } from 'node:path';
import {
  coreServices,
  createServiceFactory,
  createServiceRef,
  LoggerService,
} from '@backstage/backend-plugin-api';
import { Config } from '@backstage/config';
import {
  DefaultGithubCredentialsProvider,
  ScmIntegrations,
} from '@backstage/integration';
import { DefaultRepositories } from './DefaultRepositories';
import { GithubApi } from './github/GithubApi';
import { GithubRepositoryHost } from './github/GithubRepositoryHost';
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
 * tests): first those of this machine, then the hosts under
 * `integrations.github` that have a token or an app, in their order.
 *
 * @public
 */
export function repositoriesFromConfig(
  config: Config,
  options: { logger: LoggerService },
): Repositories {
  const committer = readCommitter(config);
  return new DefaultRepositories([
    ...localHosts(config, committer, options.logger),
    ...githubHosts(config, committer, options.logger),
  ]);
}

function localHosts(
  config: Config,
  committer: Person,
  logger: LoggerService,
): RepositoryHost[] {
  if (!(config.getOptionalBoolean('repositories.local.enabled') ?? true)) {
    return [];
  }
  const directory = resolve(
    config.getOptionalString('repositories.local.directory') ??
      DEFAULT_DIRECTORY,
  );
  logger.debug(`Local repositories are kept in ${directory}`);
  const baseUrl = config.getString('app.baseUrl');
  return [new LocalRepositoryHost({ directory, baseUrl, committer })];
}

function githubHosts(
  config: Config,
  committer: Person,
  logger: LoggerService,
): RepositoryHost[] {
  const integrations = ScmIntegrations.fromConfig(config);
  const credentials =
    DefaultGithubCredentialsProvider.fromIntegrations(integrations);
  return integrations.github
    .list()
    .map(integration => integration.config)
    .filter(({ token, apps }) => token || apps?.length)
    .map(({ host, apiBaseUrl }) => {
      const api = new GithubApi({
        host,
        apiBaseUrl: apiBaseUrl ?? `https://${host}/api/v3`,
        credentials,
        logger,
      });
      return new GithubRepositoryHost({ api, committer });
    });
}

function readCommitter(config: Config): Person {
  return {
    name: config.getOptionalString('repositories.committer.name') ?? 'Jalon',
    email:
      config.getOptionalString('repositories.committer.email') ??
      'jalon@localhost',
  };
}
