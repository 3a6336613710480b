import {
  chmod,
  mkdir,
  mkdtemp,
  readdir,
  rm,
  writeFile,
} from 'node:fs/promises';
import { existsSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { LocalRepositoryHost } from './LocalRepositoryHost';

const AUTHOR = { name: 'Amel Diop', email: 'amel.diop@yonima.example' };
const REF = { host: 'localhost', owner: 'yonima', name: 'checkin-api' };

jest.setTimeout(60_000);

describe('LocalRepositoryHost on this machine', () => {
  let root: string;
  let directory: string;
  let folder: string;
  const environment = { ...process.env };

  beforeEach(async () => {
    root = await mkdtemp(join(tmpdir(), 'jalon-machine-'));
    directory = join(root, 'repositories');
    folder = join(root, 'folder');
    await mkdir(folder);
    await writeFile(join(folder, 'README.md'), '# Check-in\n');
  });

  afterEach(async () => {
    process.env = { ...environment };
    await rm(root, { recursive: true, force: true });
  });

  function host(options: { gitBinary?: string; gitTimeoutMs?: number } = {}) {
    return new LocalRepositoryHost({
      directory,
      baseUrl: 'http://localhost:7007',
      committer: { name: 'Jalon', email: 'jalon@localhost' },
      ...options,
    });
  }

  async function created() {
    const repository = await host().create({
      ref: REF,
      directory: folder,
      author: AUTHOR,
    });
    return { repository, head: (await repository.defaultBranch()).sha };
  }

  async function program(content: string): Promise<string> {
    const path = join(root, 'git-like');
    await writeFile(path, `#!/bin/sh\n${content}\n`);
    await chmod(path, 0o755);
    return path;
  }

  it('says that git is missing', async () => {
    await created();
    const repository = host({ gitBinary: join(root, 'no-git') }).open(REF);
    await expect(repository.defaultBranch()).rejects.toMatchObject({
      name: 'ServiceUnavailableError',
      message: expect.stringContaining('install Git'),
    });
  });

  it('does not wait for a git that hangs', async () => {
    await created();
    const gitBinary = await program('exec tail -f /dev/null');
    const repository = host({ gitBinary, gitTimeoutMs: 100 }).open(REF);
    await expect(repository.log()).rejects.toMatchObject({
      name: 'ServiceUnavailableError',
      message: expect.stringContaining('100 ms'),
    });
  });

  it('limits what git may write', async () => {
    await created();
    const gitBinary = await program('exec cat /dev/zero');
    const repository = host({ gitBinary }).open(REF);
    await expect(repository.log()).rejects.toMatchObject({
      name: 'ServiceUnavailableError',
    });
  });

  it('is not led astray by the environment of the portal', async () => {
    process.env.GIT_DIR = join(root, 'elsewhere');
    process.env.GIT_INDEX_FILE = join(root, 'index');
    process.env.GIT_AUTHOR_NAME = 'Mallory';
    process.env.GIT_COMMITTER_DATE = '2001-01-01T00:00:00Z';
    process.env.GIT_OBJECT_DIRECTORY = join(root, 'objects');
    process.env.GIT_CONFIG_COUNT = '1';
    process.env.GIT_CONFIG_KEY_0 = 'core.bare';
    process.env.GIT_CONFIG_VALUE_0 = 'nonsense';
    const { repository } = await created();
    const [commit] = await repository.log();
    expect(commit.author).toEqual(AUTHOR);
    expect(commit.committedAt > '2020').toBe(true);
    expect(existsSync(join(root, 'index'))).toBe(false);
  });

  it('runs no hooks', async () => {
    const { repository, head } = await created();
    const hooks = join(repository.cloneUrl(), 'hooks');
    const marker = join(root, 'hook-ran');
    await mkdir(hooks, { recursive: true });
    for (const name of ['reference-transaction', 'post-update', 'update']) {
      const hook = join(hooks, name);
      await writeFile(hook, `#!/bin/sh\ntouch ${marker}\n`);
      await chmod(hook, 0o755);
    }
    await repository.commit({
      expectedParent: head,
      message: 'Change',
      author: AUTHOR,
      changes: [{ path: 'a', content: 'a' }],
    });
    expect(existsSync(marker)).toBe(false);
  });

  it('lists its repositories and nothing else', async () => {
    expect(await host().list()).toEqual([]);
    await created();
    await host().create({
      ref: { ...REF, owner: 'acme', name: 'orders-api' },
      directory: folder,
      author: AUTHOR,
    });
    await mkdir(join(directory, '.creating-x.git'));
    await mkdir(join(directory, 'yonima', 'notes'));
    await mkdir(join(directory, 'yonima', '..git'));
    await writeFile(join(directory, 'stray.git'), '');
    expect(await host().list()).toEqual([
      { host: 'localhost', owner: 'acme', name: 'orders-api' },
      REF,
    ]);
  });

  it('leaves nothing half made behind', async () => {
    const gitBinary = await program(
      'case "$*" in *commit-tree*) exit 1;; esac; exec git "$@"',
    );
    await expect(
      host({ gitBinary }).create({
        ref: REF,
        directory: folder,
        author: AUTHOR,
      }),
    ).rejects.toThrow('git commit-tree failed');
    expect(await readdir(directory)).toEqual([]);
    expect(await host().exists(REF)).toBe(false);
  });

  it('shows its repositories on pages of the portal', async () => {
    const { repository, head } = await created();
    const page = 'http://localhost:7007/repositories/yonima/checkin-api';
    expect(repository.fileUrl('docs/')).toBe(`${page}/tree/HEAD/docs`);
    expect(repository.fileUrl('a.md', { revision: 'feature/x' })).toBe(
      `${page}/blob/feature%2Fx/a.md`,
    );
    expect(repository.commitUrl(head)).toBe(`${page}/commit/${head}`);
    const pull = await repository.openPullRequest({
      branch: 'rollback/1',
      expectedParent: head,
      title: 'Roll back',
      description: 'Errors',
      author: AUTHOR,
      changes: [{ path: 'a', content: 'a' }],
    });
    expect(pull).toMatchObject({
      number: 0,
      url: `${page}/tree/rollback%2F1`,
    });
  });
});
