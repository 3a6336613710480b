import { symlink } from 'node:fs/promises';
import { join } from 'node:path';
import { AMEL, RepositoryFixture } from './RepositoryFixture';

/** How repositories come into being and are named. */
export function describeCreating(fixture: RepositoryFixture): void {
  describe('create', () => {
    it('makes one commit of a folder, with executable bits', async () => {
      const { repository, head, git } = await fixture.created({
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
      const repository = await fixture.subject.host.create({
        ref: fixture.nextRef(),
        directory: await fixture.folder({ a: 'a' }),
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
      const { head, git } = await fixture.created({
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
      const inside = await fixture.folder({ 'docs/a.md': 'A' });
      await symlink('docs/a.md', join(inside, 'a.md'));
      const repository = await fixture.subject.host.create({
        ref: fixture.nextRef(),
        directory: inside,
        author: AMEL,
      });
      expect((await repository.readFile('a.md')).content.toString()).toBe('A');

      for (const target of ['/etc/hostname', '../../outside']) {
        const root = await fixture.folder({ 'a.md': 'A' });
        await symlink(target, join(root, 'leak'));
        await expect(
          fixture.subject.host.create({
            ref: fixture.nextRef(),
            directory: root,
            author: AMEL,
          }),
        ).rejects.toMatchObject({ name: 'InputError' });
      }
    });

    it('refuses an existing name and leaves the repository alone', async () => {
      const { repository, head } = await fixture.created();
      expect(await fixture.subject.host.exists(repository.ref)).toBe(true);
      await expect(
        fixture.subject.host.create({
          ref: repository.ref,
          directory: await fixture.folder({ other: 'x' }),
          author: AMEL,
        }),
      ).rejects.toMatchObject({ name: 'ConflictError' });
      expect((await repository.defaultBranch()).sha).toBe(head);
    });

    it('lets exactly one of two at the same time win', async () => {
      const ref = fixture.nextRef();
      const directory = await fixture.folder({ a: 'a' });
      const results = await Promise.allSettled(
        [1, 2].map(() =>
          fixture.subject.host.create({ ref, directory, author: AMEL }),
        ),
      );
      expect(results.map(r => r.status).sort()).toEqual([
        'fulfilled',
        'rejected',
      ]);
      expect(results.find(r => r.status === 'rejected')).toMatchObject({
        reason: { name: 'ConflictError' },
      });
      await expect(fixture.subject.host.open(ref).log()).resolves.toHaveLength(
        1,
      );
    });

    it('leaves nothing behind when the folder is empty', async () => {
      const ref = fixture.nextRef();
      await expect(
        fixture.subject.host.create({
          ref,
          directory: await fixture.folder({}),
          author: AMEL,
        }),
      ).rejects.toMatchObject({ name: 'InputError' });
      expect(await fixture.subject.host.exists(ref)).toBe(false);
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
      const ref = { host: fixture.subject.host.host, owner, name };
      expect(() => fixture.subject.host.open(ref)).toThrow(
        expect.objectContaining({ name: 'InputError' }),
      );
      await expect(fixture.subject.host.exists(ref)).rejects.toMatchObject({
        name: 'InputError',
      });
      await expect(
        fixture.subject.host.create({
          ref,
          directory: await fixture.folder({ a: 'a' }),
          author: AMEL,
        }),
      ).rejects.toMatchObject({ name: 'InputError' });
    });

    it('says that a repository does not exist', async () => {
      const ref = fixture.nextRef();
      expect(await fixture.subject.host.exists(ref)).toBe(false);
      const repository = fixture.subject.host.open(ref);
      const missing = { name: 'NotFoundError' };
      await expect(repository.defaultBranch()).rejects.toMatchObject(missing);
      await expect(repository.readFile('a')).rejects.toMatchObject(missing);
      await expect(repository.listFiles('**')).rejects.toMatchObject(missing);
      await expect(repository.log()).rejects.toMatchObject(missing);
      await expect(repository.getCommit('abcdef0')).rejects.toMatchObject(
        missing,
      );
      await expect(
        repository.commit(fixture.change('0'.repeat(40), { a: 'a' })),
      ).rejects.toMatchObject(missing);
    });
  });
}
