import { mockServices } from '@backstage/backend-test-utils';
import { GithubStandIn } from '../__testUtils__/github/GithubStandIn';
import { describeRepositoryHost } from '../__testUtils__/describeRepositoryHost';
import { githubHostOf } from '../__testUtils__/github/githubHostOf';

describeRepositoryHost('GithubRepositoryHost', async () => {
  const standIn = await GithubStandIn.start();
  return {
    host: githubHostOf(standIn, mockServices.logger.mock()),
    gitDirectory: (owner, name) => standIn.gitDirectory(owner, name),
    verify: () => expect(standIn.takeProblems()).toEqual([]),
    stop: () => standIn.stop(),
  };
});
