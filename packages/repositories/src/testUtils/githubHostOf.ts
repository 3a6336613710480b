import { LoggerService } from '@backstage/backend-plugin-api';
import { ConfigReader } from '@backstage/config';
import {
  DefaultGithubCredentialsProvider,
  ScmIntegrations,
} from '@backstage/integration';
import { GithubApi, GithubApiOptions } from '../github/GithubApi';
import { GithubRepositoryHost } from '../github/GithubRepositoryHost';
import { DefaultRepositories } from '../DefaultRepositories';
import { Repositories } from '../types';
import { GithubStandIn } from './GithubStandIn';

/** A host that takes the stand-in for github.com. */
export function githubHostOf(
  standIn: GithubStandIn,
  logger: LoggerService,
  options: Partial<GithubApiOptions> & { token?: string } = {},
): GithubRepositoryHost {
  const { token = GithubStandIn.token, ...more } = options;
  const integrations = ScmIntegrations.fromConfig(
    new ConfigReader({
      integrations: {
        github: [{ host: 'github.com', apiBaseUrl: standIn.apiBaseUrl, token }],
      },
    }),
  );
  const api = new GithubApi({
    host: 'github.com',
    apiBaseUrl: standIn.apiBaseUrl,
    credentials:
      DefaultGithubCredentialsProvider.fromIntegrations(integrations),
    logger,
    retryBaseMs: 1,
    throttle: false,
    ...more,
  });
  const committer = { name: 'Jalon', email: 'jalon@localhost' };
  return new GithubRepositoryHost({ api, committer });
}

/**
 * The repositories of a portal that takes the stand-in for github.com, without
 * the pauses that GitHub asks for.
 *
 * @public
 */
export function githubRepositoriesOf(
  standIn: GithubStandIn,
  options: { logger: LoggerService; token?: string },
): Repositories {
  const { logger, token } = options;
  return new DefaultRepositories([githubHostOf(standIn, logger, { token })]);
}
