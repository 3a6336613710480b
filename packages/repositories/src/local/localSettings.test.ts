import { execFile } from 'node:child_process';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { shellGit } from '../testUtils/shellGit';
import { RepositorySetting } from '../types';
import { LocalRepositoryHost } from './LocalRepositoryHost';

const run = promisify(execFile);
const author = { name: 'Amel Diop', email: 'amel.diop@yonima.example' };
const ref = { host: 'localhost', owner: 'yonima', name: 'orders-api' };

const protection: RepositorySetting = {
  kind: 'protection',
  branches: ['main', 'develop'],
  approvals: 1,
  checks: ['1. Lint'],
};

describe('Settings of a local repository', () => {
  let root: string;
  let host: LocalRepositoryHost;

  beforeEach(async () => {
    root = await mkdtemp(join(tmpdir(), 'jalon-local-settings-'));
    const directory = await mkdtemp(join(root, 'files-'));
    await writeFile(join(directory, 'README.md'), '# Orders\n');
    host = new LocalRepositoryHost({
      directory: join(root, 'git'),
      baseUrl: 'http://localhost:3000',
      committer: author,
    });
    await host.create({ ref, directory, author });
  });

  afterEach(() => rm(root, { recursive: true, force: true }));

  function git(...args: string[]) {
    return shellGit(host.open(ref).cloneUrl(), args);
  }

  it('[S32] has the branch on which work is integrated', async () => {
    const branch: RepositorySetting = { kind: 'branch', branch: 'develop' };
    const { sha } = await host.open(ref).defaultBranch();
    expect(await host.configure(ref, branch)).toEqual({
      changed: ["There is the branch 'develop'."],
      remaining: [],
    });
    expect((await git('rev-parse', 'develop')).trim()).toBe(sha);
    expect(await host.configure(ref, branch)).toEqual({
      changed: [],
      remaining: [],
    });
  });

  it('[S32] refuses pushes that rewrite or delete a branch', async () => {
    const first = await host.configure(ref, protection);
    expect(first.changed).toHaveLength(1);
    expect(first.notApplicable).toContain('no pull requests');
    expect((await host.configure(ref, protection)).changed).toEqual([]);

    const clone = join(root, 'clone');
    await run('git', ['clone', '--quiet', host.open(ref).cloneUrl(), clone]);
    const inClone = (...args: string[]) =>
      run('git', [
        ...['-C', clone, '-c', 'user.name=Amel', '-c', 'user.email=a@b.c'],
        ...args,
      ]);
    await inClone('commit', '--quiet', '--amend', '--message', 'Rewritten');
    await expect(
      inClone('push', '--force', 'origin', 'main'),
    ).rejects.toMatchObject({
      stderr: expect.stringContaining('denying non-fast-forward'),
    });
    await expect(
      inClone('push', 'origin', '--delete', 'main'),
    ).rejects.toMatchObject({
      stderr: expect.stringContaining('denying ref deletion'),
    });

    // The portal itself goes on as before.
    const repository = host.open(ref);
    const { sha } = await repository.defaultBranch();
    await expect(
      repository.commit({
        expectedParent: sha,
        message: 'Change',
        author,
        changes: [{ path: 'a', content: 'a' }],
      }),
    ).resolves.toMatchObject({ parents: [sha] });
  });

  it.each<RepositorySetting>([
    { kind: 'team-access', team: 'checkin', permission: 'maintain' },
    { kind: 'labels', labels: [] },
    { kind: 'variables', values: {} },
    { kind: 'secrets', names: ['SNYK_TOKEN'], environment: 'production' },
    { kind: 'merging' },
    { kind: 'security-updates' },
    {
      kind: 'environment',
      environment: 'production',
      reviewers: [],
      preventSelfReview: true,
      branches: ['main'],
    },
  ])('[S32] says that it has no place for %j', async setting => {
    expect(await host.configure(ref, setting)).toEqual({
      changed: [],
      remaining: [],
      notApplicable: expect.stringMatching(
        /^A local repository has no place for /,
      ),
    });
  });

  it('has no settings of a repository that does not exist', async () => {
    await expect(
      host.configure({ ...ref, name: 'nothing' }, protection),
    ).rejects.toMatchObject({ name: 'NotFoundError' });
    await expect(
      host.configure(ref, { ...protection, branches: ['-x'] }),
    ).rejects.toMatchObject({ name: 'InputError' });
  });
});
