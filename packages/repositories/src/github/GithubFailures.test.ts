import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { inspect } from 'node:util';
import { mockServices } from '@backstage/backend-test-utils';
import { Fault, GithubStandIn } from '../testUtils/GithubStandIn';
import { githubHostOf } from '../testUtils/githubHostOf';
import { shellGit } from '../testUtils/shellGit';
import { Repository } from '../types';
import { GithubApiOptions } from './GithubApi';

const AUTHOR = { name: 'Amel Diop', email: 'amel.diop@yonima.example' };
const REF = { host: 'github.com', owner: 'yonima', name: 'checkin-api' };

jest.setTimeout(60_000);

describe('GithubRepositoryHost when GitHub fails', () => {
  let standIn: GithubStandIn;
  let directory: string;
  let head: string;
  const logger = mockServices.logger.mock();

  beforeAll(async () => {
    standIn = await GithubStandIn.start();
    directory = await mkdtemp(join(tmpdir(), 'jalon-failures-'));
    await writeFile(join(directory, 'README.md'), '# Check-in\n');
    const repository = await host().create({
      ref: REF,
      directory,
      author: AUTHOR,
    });
    head = (await repository.defaultBranch()).sha;
  });

  beforeEach(() => standIn.reset());

  afterEach(() => standIn.verify());

  afterAll(async () => {
    await standIn.stop();
    await rm(directory, { recursive: true, force: true });
  });

  function host(options: Partial<GithubApiOptions> & { token?: string } = {}) {
    return githubHostOf(standIn, logger, options);
  }

  function open(options?: Parameters<typeof host>[0]): Repository {
    return host(options).open(REF);
  }

  function seen(operation: string): number[] {
    return standIn.requests
      .filter(request => request.operation === operation)
      .map(request => request.status);
  }

  async function failureOf(action: Promise<unknown>): Promise<Error> {
    const error = await action.then(
      () => undefined,
      (reason: Error) => reason,
    );
    expect(error).toBeInstanceOf(Error);
    expect(inspect(error, { depth: 10, showHidden: true })).not.toContain(
      GithubStandIn.token,
    );
    return error as Error;
  }

  function change(content: string) {
    return {
      expectedParent: head,
      message: 'Change',
      author: AUTHOR,
      changes: [{ path: 'a.txt', content }],
    };
  }

  describe('credentials', () => {
    it('says which integration has a token that is refused', async () => {
      const error = await failureOf(open({ token: 'revoked' }).defaultBranch());
      expect(error.name).toBe('NotAllowedError');
      expect(error.message).toContain("'integrations.github' for github.com");
      expect(error.message).not.toContain('revoked');
      expect(seen('repos/get')).toEqual([401]);
    });

    it('says which permission is missing', async () => {
      standIn.fail({
        status: 403,
        headers: { 'x-accepted-github-permissions': 'contents=write' },
        body: JSON.stringify({
          message: `Not accessible with ${GithubStandIn.token}`,
        }),
      });
      const error = await failureOf(open().readFile('README.md'));
      expect(error.name).toBe('NotAllowedError');
      expect(error.message).toContain('the permission contents=write');
      expect(error.message).toContain('Not accessible with [redacted]');
    });

    it('says that an app is installed nowhere or cannot sign in', async () => {
      const absent = open({
        credentials: {
          getCredentials: async () => ({ type: 'app' }),
        },
      });
      const notInstalled = await failureOf(absent.defaultBranch());
      expect(notInstalled.name).toBe('NotAllowedError');
      expect(notInstalled.message).toContain('install the app');

      const broken = open({
        credentials: {
          getCredentials: async () => {
            throw new Error(`bad key ${GithubStandIn.token}`);
          },
        },
      });
      const noKey = await failureOf(broken.defaultBranch());
      expect(noKey.name).toBe('NotAllowedError');
      expect(noKey.message).toContain('privateKey');
    });

    it('says that a branch is protected', async () => {
      standIn.fail({
        operation: 'git/update-ref',
        status: 422,
        body: JSON.stringify({ message: 'Repository rule violations found' }),
      });
      const error = await failureOf(open().commit(change('protected')));
      expect(error.name).toBe('NotAllowedError');
      expect(error.message).toContain('open a pull request');
    });
  });

  describe('rate limits', () => {
    const limited: Fault = {
      status: 403,
      headers: {
        'x-ratelimit-remaining': '0',
        'x-ratelimit-reset': '2000000000',
      },
      body: JSON.stringify({ message: 'API rate limit exceeded' }),
    };

    it.each<[string, Fault]>([
      ['the hourly limit', limited],
      [
        'a secondary limit',
        {
          status: 403,
          body: JSON.stringify({
            message: 'You have exceeded a secondary rate limit.',
          }),
        },
      ],
      ['429', { status: 429, headers: { 'retry-after': '60' } }],
    ])('does not wait long for %s', async (_, fault) => {
      for (const throttle of [false, true]) {
        standIn.reset();
        standIn.fail(fault);
        const error = await failureOf(open({ throttle }).defaultBranch());
        expect(error.name).toBe('ServiceUnavailableError');
        expect(error.message).toContain('rate limit');
        expect(seen('repos/get')).toHaveLength(1);
      }
    });

    it('tells when the limit ends', async () => {
      standIn.fail(limited);
      const error = await failureOf(open().defaultBranch());
      expect(error.message).toContain('2033-05-18T03:33:20.000Z');
    });

    it('tries once more when the limit ends at once', async () => {
      standIn.fail({
        ...limited,
        headers: { 'x-ratelimit-remaining': '0', 'x-ratelimit-reset': '1' },
      });
      await expect(
        open({ throttle: true }).defaultBranch(),
      ).resolves.toMatchObject({ sha: head });
      expect(seen('repos/get')).toEqual([403, 200]);
    });
  });

  describe('outages', () => {
    it('tries three times', async () => {
      standIn.fail({ operation: 'repos/get', status: 502, times: 2 });
      await expect(open().defaultBranch()).resolves.toMatchObject({
        sha: head,
      });
      expect(seen('repos/get')).toEqual([502, 502, 200]);
    });

    it('gives up after that', async () => {
      standIn.fail({ operation: 'repos/get', status: 503, times: 5 });
      const error = await failureOf(open().defaultBranch());
      expect(error.name).toBe('ServiceUnavailableError');
      expect(seen('repos/get')).toEqual([503, 503, 503]);
    });

    it('does not wait for an answer that does not come', async () => {
      standIn.fail({ hang: true, times: 3 });
      const error = await failureOf(open({ timeoutMs: 40 }).defaultBranch());
      expect(error.name).toBe('ServiceUnavailableError');
    });

    it('says that nobody listens', async () => {
      const stopped = await GithubStandIn.start();
      const gone = githubHostOf(stopped, logger).open(REF);
      const address = stopped.apiBaseUrl;
      await stopped.stop();
      const error = await failureOf(gone.defaultBranch());
      expect(error.name).toBe('ServiceUnavailableError');
      expect(error.message).not.toContain(address);
    });

    it.each<[string, (repository: Repository) => Promise<unknown>]>([
      ['defaultBranch', r => r.defaultBranch()],
      ['readFile', r => r.readFile('README.md', { revision: head })],
      ['listFiles', r => r.listFiles('**', { revision: head })],
      ['log', r => r.log({ revision: head, path: 'README.md' })],
      ['getCommit', r => r.getCommit(head)],
      ['an abbreviated name', r => r.getCommit(head.slice(0, 8))],
    ])('does not take nonsense for an answer to %s', async (_, read) => {
      for (const body of [
        '<html>Unicorn!</html>',
        'null',
        '""',
        '{}',
        '{"sha":1}',
      ]) {
        standIn.reset();
        standIn.fail({ status: 200, body });
        const error = await failureOf(read(open()));
        expect(error.message).toContain('unexpected answer');
        expect(error.name).toBe('ServiceUnavailableError');
      }
    });
  });

  describe('answers that get lost', () => {
    it('commits once when the branch moved without saying so', async () => {
      standIn.fail({
        operation: 'git/update-ref',
        status: 502,
        afterwards: true,
      });
      const repository = open();
      const commit = await repository.commit(change('once'));
      expect(seen('git/update-ref')).toEqual([502, 200]);
      const history = await repository.log();
      expect(history.map(c => c.sha)).toEqual([commit.sha, head]);
      await shellGit(standIn.gitDirectory(REF.owner, REF.name), [
        'update-ref',
        'refs/heads/main',
        head,
      ]);
    });

    it('leaves no branch behind when the pull request fails', async () => {
      const request = {
        branch: 'rollback/1',
        expectedParent: head,
        title: 'Roll back',
        description: 'Errors',
        author: AUTHOR,
        changes: [{ path: 'b.txt', content: 'b' }],
      };
      standIn.fail({ operation: 'pulls/create', status: 500 });
      const error = await failureOf(open().openPullRequest(request));
      expect(error.name).toBe('ServiceUnavailableError');
      expect(seen('pulls/create')).toEqual([500]);

      const pull = await open().openPullRequest(request);
      expect(pull).toMatchObject({
        number: 1,
        url: 'https://github.com/yonima/checkin-api/pull/1',
      });
    });

    it('removes a repository that it could not fill', async () => {
      const ref = { ...REF, name: 'half' };
      const request = { ref, directory, author: AUTHOR };
      standIn.fail({ operation: 'git/create-commit', status: 500, times: 3 });
      const error = await failureOf(host().create(request));
      expect(error.name).toBe('ServiceUnavailableError');
      expect(await host().exists(ref)).toBe(false);
      await expect(host().create(request)).resolves.toMatchObject({ ref });
    });

    it('says so when it may not remove it', async () => {
      const ref = { ...REF, name: 'stuck' };
      standIn.fail({ operation: 'git/create-commit', status: 500, times: 3 });
      standIn.fail({ operation: 'repos/delete', status: 403 });
      const error = await failureOf(
        host().create({ ref, directory, author: AUTHOR }),
      );
      expect(error.message).toContain('delete it there');
    });

    describe('a creation that was interrupted', () => {
      const description = 'Orders of the Check-in app';

      async function interrupt(name: string) {
        const request = {
          ref: { ...REF, name },
          directory,
          description,
          author: AUTHOR,
        };
        standIn.fail({ operation: 'git/create-commit', status: 500, times: 3 });
        standIn.fail({ operation: 'repos/delete', status: 403 });
        await failureOf(host().create(request));
        return request;
      }

      it('is continued on request', async () => {
        const request = await interrupt('interrupted');
        const error = await failureOf(host().create(request));
        expect(error.name).toBe('ConflictError');

        const repository = await host().create({
          ...request,
          continueInterrupted: true,
        });
        const { content } = await repository.readFile('README.md');
        expect(content.toString()).toBe('# Check-in\n');
        expect(await repository.log()).toHaveLength(1);
      });

      it('is continued with another default branch, too', async () => {
        const request = await interrupt('interrupted-trunk');
        const trunk = { ...request, defaultBranch: 'trunk' };
        standIn.fail({ operation: 'repos/update', status: 500, times: 3 });
        standIn.fail({ operation: 'repos/delete', status: 403 });
        const again = { ...trunk, continueInterrupted: true };
        await failureOf(host().create(again));
        const repository = await host().create(again);
        expect((await repository.defaultBranch()).name).toBe('trunk');
        expect(await repository.log()).toHaveLength(1);
      });

      it('is not taken for what somebody else began', async () => {
        const request = await interrupt('begun');
        const again = { ...request, continueInterrupted: true };
        const other = await failureOf(
          host().create({ ...again, description: 'Something else' }),
        );
        expect(other.name).toBe('ConflictError');

        await host().create(again);
        const filled = await failureOf(host().create(again));
        expect(filled.name).toBe('ConflictError');
      });
    });

    it('waits for the first commit of a new repository', async () => {
      const ref = { ...REF, name: 'slow' };
      standIn.fail({
        operation: 'git/get-ref',
        status: 409,
        times: 2,
        body: JSON.stringify({ message: 'Git Repository is empty.' }),
      });
      await expect(
        host().create({ ref, directory, author: AUTHOR }),
      ).resolves.toMatchObject({ ref });
    });
  });

  it('reads a large tree folder by folder, only where it matters', async () => {
    const large = await mkdtemp(join(directory, 'large-'));
    await writeFile(join(large, 'a.txt'), 'a');
    const repository = await host().create({
      ref: { ...REF, name: 'large' },
      directory: large,
      author: AUTHOR,
    });
    const parent = (await repository.defaultBranch()).sha;
    const paths = ['docs/x/y.md', 'docs/z.md', 'src/deep/er/code.ts'];
    const { sha } = await repository.commit({
      ...change(''),
      expectedParent: parent,
      changes: paths.map(path => ({ path, content: path })),
    });
    standIn.state.treeLimit = 2;
    standIn.requests.length = 0;
    await expect(repository.listFiles('docs/**/*.md')).resolves.toEqual({
      sha,
      paths: ['docs/x/y.md', 'docs/z.md'],
    });
    // The cut off tree, the root, docs and docs/x, and nothing of src.
    expect(seen('git/get-tree')).toHaveLength(4);

    await expect(
      repository.commit({
        ...change(''),
        expectedParent: sha,
        changes: [{ path: 'src/deep/er/code.ts', content: null }],
      }),
    ).resolves.toMatchObject({ parents: [sha] });
  });

  it('polls without spending the rate limit', async () => {
    const repository = open();
    const first = await repository.defaultBranch();
    expect(await repository.defaultBranch()).toEqual(first);
    expect(seen('repos/get')).toEqual([200, 304]);
    expect(seen('git/get-ref')).toEqual([200, 304]);

    const next = await repository.commit(change('polled'));
    expect(await repository.defaultBranch()).toEqual({
      name: 'main',
      sha: next.sha,
    });
    head = next.sha;
  });

  it('says that a repository has no commits yet', async () => {
    const empty = standIn.gitDirectory(REF.owner, 'empty');
    await shellGit(empty, ['init', '--quiet', '--bare', '-b', 'main', empty]);
    const repository = host().open({ ...REF, name: 'empty' });
    const error = await failureOf(repository.defaultBranch());
    expect(error.name).toBe('NotFoundError');
    expect(error.message).toContain('no commits yet');
  });

  it('creates repositories of the user of the token, and of no other', async () => {
    const own = { ...REF, owner: 'amel' };
    await host().create({ ref: own, directory, author: AUTHOR });
    expect(await host().exists(own)).toBe(true);

    const error = await failureOf(
      host().create({
        ref: { ...REF, owner: 'somebody' },
        directory,
        author: AUTHOR,
      }),
    );
    expect(error.name).toBe('NotAllowedError');
    expect(error.message).toContain('choose an organisation');
  });

  it('splits a large first commit into several requests', async () => {
    const large = await mkdtemp(join(directory, 'bulk-'));
    for (const name of ['a', 'b', 'c']) {
      await writeFile(join(large, name), name.repeat(3_000_000));
    }
    const repository = await host().create({
      ref: { ...REF, name: 'bulk' },
      directory: large,
      author: AUTHOR,
    });
    expect(seen('git/create-tree')).toEqual([201, 201, 201]);
    expect((await repository.listFiles('**')).paths).toEqual(['a', 'b', 'c']);
  });

  it('shows a line of Markdown in its source', () => {
    expect(open().fileUrl('docs/TODO.md', { line: 7 })).toBe(
      'https://github.com/yonima/checkin-api/blob/HEAD/docs/TODO.md?plain=1#L7',
    );
  });
});
