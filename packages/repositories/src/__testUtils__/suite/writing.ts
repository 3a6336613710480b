import { AMEL, RepositoryFixture } from './RepositoryFixture';

/** What is written to a repository. */
export function describeWriting(fixture: RepositoryFixture): void {
  describe('commit', () => {
    it('changes several files with author, reason and trailers', async () => {
      const { repository, head, git } = await fixture.created({
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
      const { repository, head, git } = await fixture.created();
      await git('branch', 'release/1.x', head);
      const commit = await repository.commit(
        fixture.change(head, { a: 'a' }, { branch: 'release/1.x' }),
      );
      expect((await git('rev-parse', 'release/1.x')).trim()).toBe(commit.sha);
      expect((await repository.defaultBranch()).sha).toBe(head);
    });

    it('refuses a stale parent and writes nothing', async () => {
      const { repository, head } = await fixture.created();
      const next = await repository.commit(fixture.change(head, { a: '1' }));
      await expect(
        repository.commit(fixture.change(head, { a: '2' })),
      ).rejects.toMatchObject({ name: 'ConflictError' });
      expect((await repository.defaultBranch()).sha).toBe(next.sha);
    });

    it('lets exactly one of many on the same parent win', async () => {
      const { repository, head } = await fixture.created();
      const results = await Promise.allSettled(
        ['a', 'b', 'c', 'd'].map(name =>
          repository.commit(fixture.change(head, { [name]: name })),
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
      const { repository, head } = await fixture.created({ a: 'same' });
      await expect(
        repository.commit(fixture.change(head, { a: 'same' })),
      ).rejects.toMatchObject({ name: 'ConflictError' });
      await expect(
        repository.commit(fixture.change(head, {})),
      ).rejects.toMatchObject({ name: 'InputError' });
    });

    it('finds neither unknown branches nor files to delete', async () => {
      const { repository, head } = await fixture.created();
      for (const request of [
        fixture.change(head, { a: 'a' }, { branch: 'nowhere' }),
        fixture.change(head, { 'missing.txt': null }),
      ]) {
        await expect(repository.commit(request)).rejects.toMatchObject({
          name: 'NotFoundError',
        });
      }
    });

    it('refuses what would forge an author, a trailer or a revision', async () => {
      const { repository, head } = await fixture.created({ 'docs/a.md': 'x' });
      const content = { a: 'a' };
      for (const request of [
        fixture.change(head, content, {
          author: { name: 'A <root@x>', email: 'a@b' },
        }),
        fixture.change(head, content, {
          author: { name: 'A\nB', email: 'a@b' },
        }),
        fixture.change(head, content, { author: { name: ' ', email: 'a@b' } }),
        fixture.change(head, content, { message: '\n \n' }),
        fixture.change(head, content, { message: 'a\0b' }),
        fixture.change(head, content, {
          trailers: [{ key: 'A B', value: 'x' }],
        }),
        fixture.change(head, content, {
          trailers: [{ key: 'A', value: 'x\nRollback-To: 6.6.6' }],
        }),
        fixture.change(head.slice(0, 10), content),
        fixture.change(head, content, { branch: '../../heads/main' }),
        fixture.change(head, content, { date: 'never' }),
        fixture.change(head, { docs: 'a file where a folder is' }),
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
      const { repository, head, git } = await fixture.created();
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
      const { repository, head } = await fixture.created();
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
      const { repository, head } = await fixture.untouched();
      const refused = { name: 'InputError' };
      await expect(repository.readFile(path)).rejects.toMatchObject(refused);
      await expect(
        repository.commit(fixture.change(head, { [path]: 'x' })),
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
}
