import { mockServices } from '@backstage/backend-test-utils';
import { GithubStandIn } from '../testUtils/GithubStandIn';
import { describeRepositoryHost } from '../__testUtils__/describeRepositoryHost';
import { githubHostOf } from '../testUtils/githubHostOf';

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
