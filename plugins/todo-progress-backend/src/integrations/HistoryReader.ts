import type { Commit } from '@jalon/repositories';
import {
  FileHistory,
  History,
  replayHistory,
  Revision,
} from '../domain/history';
import type { SourceFile } from '../domain/snapshotTypes';
import { FileContents, nameOf, RevisionStore } from './FileContents';
import type { TodoSource } from './TodoReader';

const MIN_PER_FILE = 20;

/**
 * Reads what Git tells of to-do files. What a file held at a commit is read
 * once and then remembered, so that a new commit costs one reading.
 */
export class HistoryReader {
  constructor(
    private readonly store: RevisionStore,
    private readonly options: {
      /** Commits that are read at most for all files of an entity. */
      readonly depth: number;
    },
  ) {}

  async read(
    source: TodoSource,
    files: readonly SourceFile[],
  ): Promise<History & { newestAt?: string }> {
    const perFile = Math.max(
      MIN_PER_FILE,
      Math.floor(this.options.depth / files.length),
    );
    const histories: FileHistory[] = [];
    for (const { path } of files) {
      histories.push(await this.readFile(source, path, perFile));
    }
    const newestAt = histories
      .flatMap(({ revisions }) => revisions.slice(0, 1))
      .map(({ at }) => at)
      .sort()
      .at(-1);
    return { ...replayHistory(histories), ...(newestAt && { newestAt }) };
  }

  private async readFile(
    { repository, head }: TodoSource,
    path: string,
    limit: number,
  ): Promise<FileHistory> {
    const commits = await repository.log({ path, revision: head.sha, limit });
    const contents = new FileContents(
      this.store,
      repository,
      path,
      await this.store.knownRevisions(nameOf(repository), path),
    );
    const linear = commits.every(commit => commit.parents.length <= 1);
    const revisions: Revision[] = [];
    for (const [index, commit] of commits.entries()) {
      const parent = linear
        ? commits[index + 1]?.sha ?? commit.parents[0]
        : commit.parents[0];
      revisions.push(await this.revision(contents, commit, parent));
    }
    await this.store.pruneRevisions(nameOf(repository), path, contents.commits);
    return { path, revisions, truncated: commits.length >= limit };
  }

  private async revision(
    contents: FileContents,
    commit: Commit,
    parent: string | undefined,
  ): Promise<Revision> {
    return {
      sha: commit.sha,
      at: commit.committedAt,
      by: commit.author.name,
      before: parent ? await contents.at(parent) : {},
      after: await contents.at(commit.sha),
    };
  }
}
