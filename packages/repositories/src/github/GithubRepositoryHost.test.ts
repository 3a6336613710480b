import { mockServices } from '@backstage/backend-test-utils';
import { GithubStandIn } from '../__testUtils__/github/GithubStandIn';
import { describeRepositoryHost } from '../__testUtils__/describeRepositoryHost';
import { githubHostOf } from '../__testUtils__/github/githubHostOf';

jest.setTimeout(60_000);

describeRepositoryHost('GithubRepositoryHost', async () => {
  const standIn = await GithubStandIn.start();
  return {
    host: githubHostOf(standIn, mockServices.logger.mock()),
    gitDirectory: (owner, name) => standIn.gitDirectory(owner, name),
    verify: () => standIn.verify(),
    stop: () => standIn.stop(),
  };
});
