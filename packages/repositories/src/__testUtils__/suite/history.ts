import { mkdtemp, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { Repository } from '../../types';
import { shellGit } from '../../testUtils/shellGit';
import { RepositoryFixture } from './RepositoryFixture';

/** The history of a repository. */
export function describeHistory(fixture: RepositoryFixture): void {
  describe('log', () => {
    async function history() {
      const made = await fixture.created({ 'a.txt': '0', 'dir/b.txt': '0' });
      const shas = [made.head];
      const steps: Array<Record<string, string>> = [
        { 'a.txt': '1' },
        { 'dir/b.txt': '1' },
        { 'a.txt': '2' },
      ];
      for (const [index, files] of steps.entries()) {
        const commit = await made.repository.commit(
          fixture.change(shas[shas.length - 1], files, {
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
      expect(await found({ revision: third })).toEqual([third, second, first]);
      expect(await found({ notReachableFrom: second })).toEqual([
        fourth,
        third,
      ]);
      expect(await found({ path: 'a.txt', notReachableFrom: second })).toEqual([
        fourth,
      ]);
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
      const { repository, head, git } = await fixture.created();
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
      const { repository } = await fixture.untouched();
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

  it('sees what somebody else pushes with plain git', async () => {
    const { repository, head, git } = await fixture.created();
    const directory = fixture.subject.gitDirectory(
      repository.ref.owner,
      repository.ref.name,
    );
    const clone = await mkdtemp(join(fixture.workspace, 'clone-'));
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
}
