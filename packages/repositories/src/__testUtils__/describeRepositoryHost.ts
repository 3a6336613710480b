import { mkdir, mkdtemp, rm, symlink, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { CommitRequest, Repository, RepositoryHost } from '../types';
import { shellGit } from './shellGit';

/** What the shared suite needs of an implementation under test. */
export interface HostUnderTest {
  readonly host: RepositoryHost;
  /** The bare repository that stands behind a repository, for `git` itself. */
  gitDirectory(owner: string, name: string): string;
  /** Fails the test when the implementation broke the contract of its host. */
  verify?(): void;
  stop(): Promise<void>;
}

const AMEL = { name: 'Amel Diop', email: 'amel.diop@yonima.example' };
const OWNER = 'yonima';

/**
 * The behaviour that every implementation of {@link RepositoryHost} has, run
 * against real Git repositories.
 */
export function describeRepositoryHost(
  title: string,
  start: () => Promise<HostUnderTest>,
): void {
  describe(title, () => {
    let subject: HostUnderTest;
    let workspace: string;
    let number = 0;

    beforeAll(async () => {
      workspace = await mkdtemp(join(tmpdir(), 'jalon-suite-'));
      subject = await start();
    });

    afterEach(() => subject.verify?.());

    afterAll(async () => {
      await subject.stop();
      await rm(workspace, { recursive: true, force: true });
    });

    async function folder(files: Record<string, string>): Promise<string> {
      const root = await mkdtemp(join(workspace, 'folder-'));
      for (const [path, content] of Object.entries(files)) {
        await mkdir(dirname(join(root, path)), { recursive: true });
        await writeFile(join(root, path), content, {
          mode: path.endsWith('.sh') ? 0o755 : 0o644,
        });
      }
      return root;
    }

    function nextRef() {
      number += 1;
      return { host: subject.host.host, owner: OWNER, name: `api-${number}` };
    }

    async function created(
      files: Record<string, string> = { 'README.md': '# Check-in\n' },
    ): Promise<{ repository: Repository; head: string; git: GitOf }> {
      const ref = nextRef();
      const repository = await subject.host.create({
        ref,
        directory: await folder(files),
        author: AMEL,
        date: '2026-01-05T08:00:00Z',
      });
      const { sha } = await repository.defaultBranch();
      const directory = subject.gitDirectory(ref.owner, ref.name);
      return { repository, head: sha, git: (...a) => shellGit(directory, a) };
    }

    function change(
      head: string,
      changes: Record<string, string | null>,
      more: Partial<CommitRequest> = {},
    ): CommitRequest {
      return {
        expectedParent: head,
        message: 'Change something',
        author: AMEL,
        changes: Object.entries(changes).map(([path, content]) => ({
          path,
          content,
        })),
        ...more,
      };
    }

    describe('create', () => {
      it('makes one commit of a folder, with executable bits', async () => {
        const { repository, head, git } = await created({
          'README.md': '# Check-in\n',
          'scripts/run.sh': '#!/bin/sh\n',
          '.github/workflows/ci.yaml': 'on: push\n',
        });
        expect(await git('ls-tree', '-r', '--name-only', head)).toBe(
          '.github/workflows/ci.yaml\nREADME.md\nscripts/run.sh\n',
        );
        expect(await git('ls-tree', head, 'scripts/run.sh')).toMatch(/^100755/);
        expect(await git('fsck', '--strict', '--no-dangling')).toBe('');
        expect(await repository.log()).toEqual([
          expect.objectContaining({
            sha: head,
            subject: 'Initial commit',
            author: AMEL,
            authoredAt: '2026-01-05T08:00:00.000Z',
          }),
        ]);
        expect((await repository.defaultBranch()).name).toBe('main');
      });

      it('takes a branch name and a message', async () => {
        const repository = await subject.host.create({
          ref: nextRef(),
          directory: await folder({ a: 'a' }),
          author: AMEL,
          defaultBranch: 'trunk',
          message: 'Create api\n\nFrom the template',
        });
        const branch = await repository.defaultBranch();
        expect(branch.name).toBe('trunk');
        expect(await repository.getCommit(branch.sha)).toMatchObject({
          subject: 'Create api',
          body: 'From the template',
          parents: [],
        });
      });

      it('skips .git and what .gitignore names', async () => {
        const { head, git } = await created({
          '.git/config': '[core]\n',
          '.gitignore': 'node_modules/\n*.log\n',
          'index.ts': '',
          'node_modules/x/index.js': '',
          'sub/.gitignore': '!kept.log\n',
          'sub/kept.log': '',
          'sub/other.log': '',
        });
        expect(await git('ls-tree', '-r', '--name-only', head)).toBe(
          '.gitignore\nindex.ts\nsub/.gitignore\nsub/kept.log\n',
        );
      });

      it('keeps a link as a link and refuses one that leads out', async () => {
        const inside = await folder({ 'docs/a.md': 'A' });
        await symlink('docs/a.md', join(inside, 'a.md'));
        const repository = await subject.host.create({
          ref: nextRef(),
          directory: inside,
          author: AMEL,
        });
        expect((await repository.readFile('a.md')).content.toString()).toBe(
          'A',
        );

        for (const target of ['/etc/hostname', '../../outside']) {
          const root = await folder({ 'a.md': 'A' });
          await symlink(target, join(root, 'leak'));
          await expect(
            subject.host.create({
              ref: nextRef(),
              directory: root,
              author: AMEL,
            }),
          ).rejects.toMatchObject({ name: 'InputError' });
        }
      });

      it('refuses an existing name and leaves the repository alone', async () => {
        const { repository, head } = await created();
        expect(await subject.host.exists(repository.ref)).toBe(true);
        await expect(
          subject.host.create({
            ref: repository.ref,
            directory: await folder({ other: 'x' }),
            author: AMEL,
          }),
        ).rejects.toMatchObject({ name: 'ConflictError' });
        expect((await repository.defaultBranch()).sha).toBe(head);
      });

      it('lets exactly one of two at the same time win', async () => {
        const ref = nextRef();
        const directory = await folder({ a: 'a' });
        const results = await Promise.allSettled(
          [1, 2].map(() =>
            subject.host.create({ ref, directory, author: AMEL }),
          ),
        );
        expect(results.map(r => r.status).sort()).toEqual([
          'fulfilled',
          'rejected',
        ]);
        expect(results.find(r => r.status === 'rejected')).toMatchObject({
          reason: { name: 'ConflictError' },
        });
        await expect(subject.host.open(ref).log()).resolves.toHaveLength(1);
      });

      it('leaves nothing behind when the folder is empty', async () => {
        const ref = nextRef();
        await expect(
          subject.host.create({
            ref,
            directory: await folder({}),
            author: AMEL,
          }),
        ).rejects.toMatchObject({ name: 'InputError' });
        expect(await subject.host.exists(ref)).toBe(false);
      });
    });

    describe('names', () => {
      it.each([
        ['..', 'api'],
        ['yonima', '..'],
        ['yonima', '../../etc'],
        ['/etc', 'passwd'],
        ['yonima', 'a/b'],
        ['yonima', 'a\\b'],
        ['yonima', 'a\0b'],
        ['-option', 'api'],
        ['yonima', '.hidden'],
        ['yonima', 'api.git'],
        ['yonima', ''],
        ['yonima', 'a b'],
        ['yonima', 'a%2fb'],
        ['yonima', 'x'.repeat(101)],
      ])('refuses %j/%j', async (owner, name) => {
        const ref = { host: subject.host.host, owner, name };
        expect(() => subject.host.open(ref)).toThrow(
          expect.objectContaining({ name: 'InputError' }),
        );
        await expect(subject.host.exists(ref)).rejects.toMatchObject({
          name: 'InputError',
        });
        await expect(
          subject.host.create({
            ref,
            directory: await folder({ a: 'a' }),
            author: AMEL,
          }),
        ).rejects.toMatchObject({ name: 'InputError' });
      });

      it('says that a repository does not exist', async () => {
        const ref = nextRef();
        expect(await subject.host.exists(ref)).toBe(false);
        const repository = subject.host.open(ref);
        const missing = { name: 'NotFoundError' };
        await expect(repository.defaultBranch()).rejects.toMatchObject(missing);
        await expect(repository.readFile('a')).rejects.toMatchObject(missing);
        await expect(repository.listFiles('**')).rejects.toMatchObject(missing);
        await expect(repository.log()).rejects.toMatchObject(missing);
        await expect(repository.getCommit('abcdef0')).rejects.toMatchObject(
          missing,
        );
        await expect(
          repository.commit(change('0'.repeat(40), { a: 'a' })),
        ).rejects.toMatchObject(missing);
      });
    });

    describe('readFile', () => {
      it('reads bytes as they are, at a branch, a tag and a commit', async () => {
        const { repository, head, git } = await created({ 'a b/é.txt': 'one' });
        const bytes = Buffer.from([0, 255, 13, 10, 0, 128]);
        const second = await repository.commit({
          ...change(head, {}),
          changes: [{ path: 'a b/é.txt', content: bytes }],
        });
        await git('tag', '-a', '-m', 'v1', 'v1.0.0', head);
        await git('branch', 'feature/x', head);

        const now = await repository.readFile('a b/é.txt');
        expect(now).toEqual({
          path: 'a b/é.txt',
          sha: second.sha,
          content: bytes,
        });
        for (const revision of [
          'v1.0.0',
          'feature/x',
          head,
          head.slice(0, 9),
        ]) {
          const then = await repository.readFile('a b/é.txt', { revision });
          expect(then.sha).toBe(head);
          expect(then.content.toString()).toBe('one');
        }
      });

      it('reads an empty file and one of more than a megabyte', async () => {
        const large = 'x'.repeat(1_200_000);
        const { repository } = await created({ empty: '', large });
        expect((await repository.readFile('empty')).content).toHaveLength(0);
        const read = await repository.readFile('large');
        expect(read.content.equals(Buffer.from(large))).toBe(true);
      });

      it.each(['missing', 'docs', 'README.md/x'])(
        'finds no file %j',
        async path => {
          const { repository } = await created({
            'README.md': 'x',
            'docs/a.md': 'x',
          });
          await expect(repository.readFile(path)).rejects.toMatchObject({
            name: 'NotFoundError',
          });
        },
      );

      it('finds no unknown revision', async () => {
        const { repository } = await created();
        for (const revision of ['nowhere', 'f'.repeat(40), 'abcdef0']) {
          await expect(
            repository.readFile('README.md', { revision }),
          ).rejects.toMatchObject({ name: 'NotFoundError' });
        }
      });

      it.each([
        '--output=/tmp/x',
        'main..other',
        'main:README.md',
        'main^',
        'main~1',
        '@{u}',
        'a\nb',
        '',
        'a//b',
      ])('refuses the revision %j', async revision => {
        const { repository } = await created();
        await expect(
          repository.readFile('README.md', { revision }),
        ).rejects.toMatchObject({ name: 'InputError' });
      });
    });

    describe('paths', () => {
      it.each([
        '../x',
        'a/../../x',
        '/etc/passwd',
        '.git/config',
        'sub/.GIT/hooks/pre-commit',
        'sub/.git./config',
        'git~1/config',
        '.g\u200cit/config',
        'a\0b',
        'a\\b',
        'a\nb',
        'a//b',
        './a',
        'a/',
        '',
      ])('refuses %j', async path => {
        const { repository, head } = await created();
        const refused = { name: 'InputError' };
        await expect(repository.readFile(path)).rejects.toMatchObject(refused);
        await expect(
          repository.commit(change(head, { [path]: 'x' })),
        ).rejects.toMatchObject(refused);
        await expect(
          repository.openPullRequest({
            branch: 'change',
            title: 'Change',
            description: 'Why',
            expectedParent: head,
            author: AMEL,
            changes: [{ path, content: 'x' }],
          }),
        ).rejects.toMatchObject(refused);
        expect((await repository.defaultBranch()).sha).toBe(head);
      });
    });

    describe('listFiles', () => {
      it('matches globs at a revision, sorted', async () => {
        const { repository, head } = await created({
          'infrastructure/kubernetes/production/kustomization.yaml': '1',
          'infrastructure/kubernetes/staging/kustomization.yaml': '2',
          'docs/TODO.md': '3',
          'TODO.md': '4',
          '.github/workflows/ci.yml': '5',
        });
        await repository.commit(change(head, { 'docs/new.md': 'x' }));

        await expect(
          repository.listFiles(
            'infrastructure/kubernetes/*/kustomization.yaml',
          ),
        ).resolves.toMatchObject({
          paths: [
            'infrastructure/kubernetes/production/kustomization.yaml',
            'infrastructure/kubernetes/staging/kustomization.yaml',
          ],
        });
        await expect(
          repository.listFiles(['**/*.md', '.github/**/*.{yml,yaml}'], {
            revision: head,
          }),
        ).resolves.toEqual({
          sha: head,
          paths: ['.github/workflows/ci.yml', 'TODO.md', 'docs/TODO.md'],
        });
        await expect(repository.listFiles('*.txt')).resolves.toMatchObject({
          paths: [],
        });
      });

      it.each(['', '*a*a*a*a*a*b', '**/a/**/b/**/c/**/d', 'x'.repeat(300)])(
        'refuses the glob %j',
        async glob => {
          const { repository } = await created();
          await expect(repository.listFiles(glob)).rejects.toMatchObject({
            name: 'InputError',
          });
        },
      );
    });

    describe('log', () => {
      async function history() {
        const made = await created({ 'a.txt': '0', 'dir/b.txt': '0' });
        const shas = [made.head];
        const steps: Array<Record<string, string>> = [
          { 'a.txt': '1' },
          { 'dir/b.txt': '1' },
          { 'a.txt': '2' },
        ];
        for (const [index, files] of steps.entries()) {
          const commit = await made.repository.commit(
            change(shas[shas.length - 1], files, {
              message: `Step ${index + 1}`,
              date: `2026-01-0${6 + index}T08:00:00Z`,
            }),
          );
          shas.push(commit.sha);
        }
        return { ...made, shas };
      }

      it('is newest first, by path, start, end, time and number', async () => {
        const { repository, shas } = await history();
        const [first, second, third, fourth] = shas;
        const found = async (options: Parameters<Repository['log']>[0]) =>
          (await repository.log(options)).map(commit => commit.sha);

        expect(await found({})).toEqual([fourth, third, second, first]);
        expect(await found({ path: 'a.txt' })).toEqual([fourth, second, first]);
        expect(await found({ path: 'dir' })).toEqual([third, first]);
        expect(await found({ revision: third })).toEqual([
          third,
          second,
          first,
        ]);
        expect(await found({ notReachableFrom: second })).toEqual([
          fourth,
          third,
        ]);
        expect(
          await found({ path: 'a.txt', notReachableFrom: second }),
        ).toEqual([fourth]);
        expect(await found({ notReachableFrom: fourth })).toEqual([]);
        expect(await found({ since: '2026-01-07T08:00:00Z' })).toEqual([
          fourth,
          third,
        ]);
        expect(await found({ since: '2026-01-07T08:00:00.500Z' })).toEqual([
          fourth,
        ]);
        expect(await found({ limit: 2 })).toEqual([fourth, third]);
        expect(await found({ path: 'never.txt' })).toEqual([]);
      });

      it('follows both sides of a merge and leaves out one of them', async () => {
        const { repository, shas, git } = await history();
        const tree = (await git('rev-parse', `${shas[1]}^{tree}`)).trim();
        const side = (
          await git('commit-tree', '-p', shas[0], '-m', 'Side', tree)
        ).trim();
        const merge = (
          await git(
            'commit-tree',
            ...['-p', shas[3], '-p', side, '-m', 'Merge', tree],
          )
        ).trim();
        await git('update-ref', 'refs/heads/main', merge);

        const all = await repository.log();
        expect(all.map(c => c.sha)).toHaveLength(6);
        expect(all[0]).toMatchObject({ sha: merge, parents: [shas[3], side] });
        const rest = await repository.log({ notReachableFrom: shas[3] });
        expect(rest.map(c => c.subject)).toEqual(['Merge', 'Side']);
      });

      it('keeps more than a page of commits apart', async () => {
        const { repository, head, git } = await created();
        const tree = (await git('rev-parse', `${head}^{tree}`)).trim();
        let tip = head;
        for (let index = 0; index < 130; index += 1) {
          tip = (
            await git('commit-tree', '-p', tip, '-m', `No. ${index}`, tree)
          ).trim();
        }
        await git('update-ref', 'refs/heads/main', tip);
        expect(await repository.log()).toHaveLength(100);
        const all = await repository.log({ limit: 500 });
        expect(all).toHaveLength(131);
        expect(all[130].sha).toBe(head);
      });

      it('refuses impossible options', async () => {
        const { repository } = await created();
        for (const options of [
          { limit: 0 },
          { limit: 10_001 },
          { limit: 1.5 },
          { since: 'yesterday-ish' },
          { path: '../x' },
          { revision: '--all' },
        ]) {
          await expect(repository.log(options)).rejects.toMatchObject({
            name: 'InputError',
          });
        }
        await expect(
          repository.log({ notReachableFrom: 'f'.repeat(40) }),
        ).rejects.toMatchObject({ name: 'NotFoundError' });
      });
    });

    describe('commit', () => {
      it('changes several files with author, reason and trailers', async () => {
        const { repository, head, git } = await created({
          'a.txt': 'a',
          'run.sh': '#!/bin/sh\n',
          'gone.txt': 'x',
        });
        const trailers = [
          { key: 'Rollback-Operation', value: '0f8e-11' },
          { key: 'Rollback-From', value: '1.5.0' },
          { key: 'Rollback-To', value: '1.4.1' },
        ];
        const before = Math.floor(Date.now() / 1000) * 1000;
        const commit = await repository.commit({
          expectedParent: head,
          message:
            'Roll back production of orders-api to 1.4.1\n\nErrors: 5xx\nSee: the "board" é\n',
          trailers,
          author: { name: 'Moussa Fall', email: 'moussa@yonima.example' },
          changes: [
            { path: 'a.txt', content: 'b' },
            { path: 'run.sh', content: '#!/bin/sh\nexit 0\n' },
            { path: 'new/deep/tool', content: 'x', executable: true },
            { path: 'gone.txt', content: null },
          ],
        });
        expect(commit).toMatchObject({
          parents: [head],
          subject: 'Roll back production of orders-api to 1.4.1',
          body: 'Errors: 5xx\nSee: the "board" é',
          trailers,
          author: { name: 'Moussa Fall', email: 'moussa@yonima.example' },
          committer: { name: 'Jalon', email: 'jalon@localhost' },
        });
        expect(Date.parse(commit.committedAt)).toBeGreaterThanOrEqual(before);
        expect(await repository.getCommit(commit.sha)).toEqual(commit);
        expect(await repository.getCommit(commit.sha.slice(0, 8))).toEqual(
          commit,
        );
        expect(await git('ls-tree', '-r', commit.sha)).toMatch(
          /^100644 .*\ta\.txt\n100755 .*\tnew\/deep\/tool\n100755 .*\trun\.sh\n$/,
        );
        expect(await git('log', '-1', '--format=%(trailers:only,unfold)')).toBe(
          'Rollback-Operation: 0f8e-11\nRollback-From: 1.5.0\nRollback-To: 1.4.1\n\n',
        );
        expect(await git('fsck', '--strict', '--no-dangling')).toBe('');
      });

      it('commits to a branch with a slash in its name', async () => {
        const { repository, head, git } = await created();
        await git('branch', 'release/1.x', head);
        const commit = await repository.commit(
          change(head, { a: 'a' }, { branch: 'release/1.x' }),
        );
        expect((await git('rev-parse', 'release/1.x')).trim()).toBe(commit.sha);
        expect((await repository.defaultBranch()).sha).toBe(head);
      });

      it('refuses a stale parent and writes nothing', async () => {
        const { repository, head } = await created();
        const next = await repository.commit(change(head, { a: '1' }));
        await expect(
          repository.commit(change(head, { a: '2' })),
        ).rejects.toMatchObject({ name: 'ConflictError' });
        expect((await repository.defaultBranch()).sha).toBe(next.sha);
      });

      it('lets exactly one of many on the same parent win', async () => {
        const { repository, head } = await created();
        const results = await Promise.allSettled(
          ['a', 'b', 'c', 'd'].map(name =>
            repository.commit(change(head, { [name]: name })),
          ),
        );
        const won = results.flatMap(r =>
          r.status === 'fulfilled' ? [r.value] : [],
        );
        expect(won).toHaveLength(1);
        for (const lost of results.filter(r => r.status === 'rejected')) {
          expect(lost).toMatchObject({ reason: { name: 'ConflictError' } });
        }
        const history = await repository.log();
        expect(history.map(c => c.sha)).toEqual([won[0].sha, head]);
      });

      it('refuses a commit that changes nothing', async () => {
        const { repository, head } = await created({ a: 'same' });
        await expect(
          repository.commit(change(head, { a: 'same' })),
        ).rejects.toMatchObject({ name: 'ConflictError' });
        await expect(repository.commit(change(head, {}))).rejects.toMatchObject(
          { name: 'InputError' },
        );
      });

      it('finds neither unknown branches nor files to delete', async () => {
        const { repository, head } = await created();
        for (const request of [
          change(head, { a: 'a' }, { branch: 'nowhere' }),
          change(head, { 'missing.txt': null }),
        ]) {
          await expect(repository.commit(request)).rejects.toMatchObject({
            name: 'NotFoundError',
          });
        }
      });

      it('refuses what would forge an author, a trailer or a revision', async () => {
        const { repository, head } = await created({ 'docs/a.md': 'x' });
        const content = { a: 'a' };
        for (const request of [
          change(head, content, {
            author: { name: 'A <root@x>', email: 'a@b' },
          }),
          change(head, content, { author: { name: 'A\nB', email: 'a@b' } }),
          change(head, content, { author: { name: ' ', email: 'a@b' } }),
          change(head, content, { message: '\n \n' }),
          change(head, content, { message: 'a\0b' }),
          change(head, content, { trailers: [{ key: 'A B', value: 'x' }] }),
          change(head, content, {
            trailers: [{ key: 'A', value: 'x\nRollback-To: 6.6.6' }],
          }),
          change(head.slice(0, 10), content),
          change(head, content, { branch: '../../heads/main' }),
          change(head, content, { date: 'never' }),
          change(head, { docs: 'a file where a folder is' }),
        ]) {
          await expect(repository.commit(request)).rejects.toMatchObject({
            name: 'InputError',
          });
        }
        expect((await repository.defaultBranch()).sha).toBe(head);
      });
    });

    describe('openPullRequest', () => {
      it('creates the branch and says where to go on', async () => {
        const { repository, head, git } = await created();
        const request = {
          branch: 'rollback/production-1',
          expectedParent: head,
          title: 'Roll back production',
          description: 'Payments fail',
          trailers: [{ key: 'Rollback-Operation', value: '42' }],
          author: AMEL,
          changes: [{ path: 'a', content: 'a' }],
        };
        const pull = await repository.openPullRequest(request);
        expect(pull.branch).toBe('rollback/production-1');
        expect((await git('rev-parse', pull.branch)).trim()).toBe(pull.head);
        expect((await repository.defaultBranch()).sha).toBe(head);
        expect(await repository.getCommit(pull.head)).toMatchObject({
          subject: 'Roll back production',
          body: 'Payments fail',
          trailers: request.trailers,
          author: AMEL,
          parents: [head],
        });
        expect(pull.url).toMatch(/^https?:\/\//);

        await expect(
          repository.openPullRequest({
            ...request,
            changes: [{ path: 'a', content: 'b' }],
          }),
        ).rejects.toMatchObject({ name: 'ConflictError' });
        expect((await git('rev-parse', pull.branch)).trim()).toBe(pull.head);
      });

      it('refuses an unknown base and an unknown parent', async () => {
        const { repository, head } = await created();
        const request = {
          branch: 'change',
          expectedParent: head,
          title: 'Change',
          description: 'Why',
          author: AMEL,
          changes: [{ path: 'a', content: 'a' }],
        };
        for (const more of [
          { base: 'nowhere' },
          { expectedParent: 'f'.repeat(40) },
        ]) {
          await expect(
            repository.openPullRequest({ ...request, ...more }),
          ).rejects.toMatchObject({ name: 'NotFoundError' });
        }
      });
    });

    describe('addresses', () => {
      it('reads back what it writes', async () => {
        const { repository, head } = await created();
        const { host } = subject;
        for (const [path, revision] of [
          ['README.md', undefined],
          ['infrastructure/kubernetes/', 'feature/x'],
          ['a b/é#?.md', head],
          ['', 'main'],
          ['', undefined],
        ] as const) {
          const url = repository.fileUrl(path, { revision });
          expect(host.parseUrl(url)).toEqual({
            ref: repository.ref,
            revision,
            path: path.replace(/\/$/, ''),
          });
        }
        expect(repository.fileUrl('TODO.txt', { line: 12 })).toMatch(
          /\/blob\/HEAD\/TODO\.txt#L12$/,
        );
        expect(repository.fileUrl('TODO.md', { anchor: 'plan' })).toMatch(
          /TODO\.md#plan$/,
        );
        expect(repository.commitUrl(head)).toMatch(
          new RegExp(`/${repository.ref.name}/commit/${head}$`),
        );
        expect(host.parseUrl('https://elsewhere.example/a/b')).toBeUndefined();
        expect(host.parseUrl('not an address')).toBeUndefined();
      });
    });

    it('sees what somebody else pushes with plain git', async () => {
      const { repository, head, git } = await created();
      const directory = subject.gitDirectory(
        repository.ref.owner,
        repository.ref.name,
      );
      const clone = await mkdtemp(join(workspace, 'clone-'));
      await git('clone', '--quiet', directory, clone);
      await writeFile(join(clone, 'pushed.txt'), 'pushed');
      const work = (...args: string[]) =>
        shellGit(join(clone, '.git'), args, { workTree: clone });
      await work('add', '.');
      await work('commit', '--quiet', '-m', 'Push\n\nTicket: 7');
      await work('push', '--quiet', 'origin', 'main');

      const branch = await repository.defaultBranch();
      expect(branch.sha).not.toBe(head);
      expect(await repository.getCommit(branch.sha)).toMatchObject({
        subject: 'Push',
        trailers: [{ key: 'Ticket', value: '7' }],
      });
    });
  });
}

type GitOf = (...args: string[]) => Promise<string>;
