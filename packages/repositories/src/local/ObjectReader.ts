import { access } from 'node:fs/promises';
import { join } from 'node:path';
import { InputError, NotFoundError } from '@backstage/errors';
import { RepositoryRef } from '../types';
import { assertRevision, isAbbreviatedSha } from '../validation';
import { GitRunner } from './GitRunner';

/** Finds and reads the objects of a bare repository. */
export class ObjectReader {
  constructor(
    private readonly ref: RepositoryRef,
    private readonly options: { git: GitRunner; gitDirectory: string },
  ) {}

  async assertExists(): Promise<void> {
    try {
      await access(join(this.options.gitDirectory, 'HEAD'));
    } catch {
      throw new NotFoundError(
        `There is no local repository ${this.ref.owner}/${this.ref.name}`,
      );
    }
  }

  /** The commit that a branch, a tag or an object name stands for. */
  async resolve(revision: string = 'HEAD'): Promise<string> {
    assertRevision(revision);
    const candidates =
      revision === 'HEAD'
        ? ['HEAD']
        : [
            `refs/heads/${revision}`,
            `refs/tags/${revision}`,
            ...(isAbbreviatedSha(revision) ? [revision] : []),
          ];
    const [sha] = await this.resolveFirst(candidates);
    if (!sha) {
      throw new NotFoundError(
        `${this.ref.owner}/${this.ref.name} has no revision '${revision}'`,
      );
    }
    return sha;
  }

  /** The commit that a full or abbreviated object name stands for. */
  async resolveSha(sha: string): Promise<string> {
    const [full] = await this.resolveFirst([sha]);
    if (!full) {
      throw new NotFoundError(
        `${this.ref.owner}/${this.ref.name} has no commit ${sha}`,
      );
    }
    return full;
  }

  /** The commits of those names that there are, in the order of the names. */
  async resolveFirst(names: readonly string[]): Promise<string[]> {
    await this.assertExists();
    const output = await this.options.git.text(
      ['cat-file', '--batch-check=%(objectname)'],
      { input: names.map(name => `${name}^{commit}\n`).join('') },
    );
    const answers = output.split('\n');
    if (answers.some(answer => answer.endsWith(' ambiguous'))) {
      throw new InputError(
        `'${names[0]}' stands for several objects: give more digits`,
      );
    }
    return answers.filter(answer => /^[0-9a-f]{40}$/.test(answer));
  }

  /** Content of a file; links are followed inside the repository only. */
  async readBlob(sha: string, path: string): Promise<Buffer> {
    const output = await this.options.git.run(
      ['cat-file', '--batch=%(objecttype) %(objectsize)', '--follow-symlinks'],
      { input: `${sha}:${path}\n` },
    );
    const lineEnd = output.indexOf('\n');
    const header = output.subarray(0, lineEnd).toString('utf8');
    const [, size] = /^blob (\d+)$/.exec(header) ?? [];
    if (size === undefined) {
      throw new NotFoundError(
        `${this.ref.owner}/${this.ref.name} has no file '${path}' at ` +
          `${sha.slice(0, 7)}`,
      );
    }
    return output.subarray(lineEnd + 1, lineEnd + 1 + Number(size));
  }
}
