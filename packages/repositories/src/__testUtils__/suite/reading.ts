import { shellGit } from '../../testUtils/shellGit';
import { RepositoryFixture } from './RepositoryFixture';

/** What is read from a repository, and where a person finds it. */
export function describeReading(fixture: RepositoryFixture): void {
  describe('readFile', () => {
    it('reads bytes as they are, at a branch, a tag and a commit', async () => {
      const { repository, head, git } = await fixture.created({
        'a b/é.txt': 'one',
      });
      const bytes = Buffer.from([0, 255, 13, 10, 0, 128]);
      const second = await repository.commit({
        ...fixture.change(head, {}),
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
      for (const revision of ['v1.0.0', 'feature/x', head, head.slice(0, 9)]) {
        const then = await repository.readFile('a b/é.txt', { revision });
        expect(then.sha).toBe(head);
        expect(then.content.toString()).toBe('one');
      }
    });

    it('reads an empty file and one of more than a megabyte', async () => {
      const large = 'x'.repeat(1_200_000);
      const { repository } = await fixture.created({ empty: '', large });
      expect((await repository.readFile('empty')).content).toHaveLength(0);
      const read = await repository.readFile('large');
      expect(read.content.equals(Buffer.from(large))).toBe(true);
    });

    it.each(['missing', 'docs', 'README.md/x'])(
      'finds no file %j',
      async path => {
        const { repository } = await fixture.untouched();
        await expect(repository.readFile(path)).rejects.toMatchObject({
          name: 'NotFoundError',
        });
      },
    );

    it('finds no unknown revision', async () => {
      const { repository } = await fixture.untouched();
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
      const { repository } = await fixture.untouched();
      await expect(
        repository.readFile('README.md', { revision }),
      ).rejects.toMatchObject({ name: 'InputError' });
    });
  });

  describe('listFiles', () => {
    it('matches globs at a revision, sorted', async () => {
      const { repository, head } = await fixture.created({
        'infrastructure/kubernetes/production/kustomization.yaml': '1',
        'infrastructure/kubernetes/staging/kustomization.yaml': '2',
        'docs/TODO.md': '3',
        'TODO.md': '4',
        '.github/workflows/ci.yml': '5',
      });
      await repository.commit(fixture.change(head, { 'docs/new.md': 'x' }));

      await expect(
        repository.listFiles('infrastructure/kubernetes/*/kustomization.yaml'),
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

    it('leaves out names that could not be asked for', async () => {
      const { repository, head, git } = await fixture.created({ a: 'a' });
      const blob = (await git('rev-parse', `${head}:a`)).trim();
      const directory = fixture.subject.gitDirectory(
        repository.ref.owner,
        repository.ref.name,
      );
      const tree = await shellGit(directory, ['mktree', '-z'], {
        input: ['a', 'b\\c', 'd\ne']
          .map(name => `100644 blob ${blob}\t${name}\0`)
          .join(''),
      });
      const commit = await git('commit-tree', '-m', 'Odd', tree.trim());
      await git('update-ref', 'refs/heads/main', commit.trim());
      expect((await repository.listFiles('**')).paths).toEqual(['a']);
    });

    it.each(['', '*a*a*a*a*a*b', '**/a/**/b/**/c/**/d', 'x'.repeat(300)])(
      'refuses the glob %j',
      async glob => {
        const { repository } = await fixture.untouched();
        await expect(repository.listFiles(glob)).rejects.toMatchObject({
          name: 'InputError',
        });
      },
    );
  });

  describe('addresses', () => {
    it('refuses to lead elsewhere', async () => {
      const { repository } = await fixture.untouched();
      for (const [path, revision] of [
        ['../../other/repository', 'main'],
        ['a/../../x', undefined],
        ['/x', undefined],
        ['x', '..'],
        ['x', ''],
      ] as const) {
        expect(() => repository.fileUrl(path, { revision })).toThrow(
          expect.objectContaining({ name: 'InputError' }),
        );
      }
    });

    it('reads back what it writes', async () => {
      const { repository, head } = await fixture.untouched();
      const { host } = fixture.subject;
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
}
