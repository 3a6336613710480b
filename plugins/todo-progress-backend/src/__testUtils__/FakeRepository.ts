import { NotFoundError } from '@backstage/errors';
import type { Commit, Repository } from '@jalon/repositories';

type Used =
  | 'ref'
  | 'defaultBranch'
  | 'readFile'
  | 'listFiles'
  | 'log'
  | 'getCommit'
  | 'fileUrl'
  | 'commitUrl';

const AUTHOR = { name: 'Amel Diop', email: 'amel@yonima.sn' };

/** A repository in memory that counts what is asked of it. */
export class FakeRepository implements Pick<Repository, Used> {
  readonly ref;
  reads = 0;
  polls = 0;
  /** Thrown instead of an answer. */
  failure?: Error;
  private readonly commits: Array<{
    commit: Commit;
    files: Record<string, string>;
    changed: string[];
  }> = [];

  constructor(name: string) {
    this.ref = { host: 'git.example', owner: 'o', name };
  }

  /** A commit that changes these files; one more day has passed. */
  push(changes: Record<string, string>) {
    const parent = this.commits.at(0);
    const number = this.commits.length + 1;
    const at = new Date(Date.UTC(2025, 0, number)).toISOString();
    const commit: Commit = {
      sha: number.toString(16).padStart(40, '0'),
      parents: parent ? [parent.commit.sha] : [],
      subject: 'Change',
      body: '',
      trailers: [],
      author: AUTHOR,
      committer: AUTHOR,
      authoredAt: at,
      committedAt: at,
    };
    this.commits.unshift({
      commit,
      files: { ...parent?.files, ...changes },
      changed: Object.keys(changes),
    });
  }

  async defaultBranch() {
    this.polls += 1;
    if (this.failure) {
      throw this.failure;
    }
    return { name: 'main', sha: this.commits[0].commit.sha };
  }

  async readFile(path: string, options: { revision?: string } = {}) {
    this.reads += 1;
    const { files } = this.at(options.revision);
    if (files[path] === undefined) {
      throw new NotFoundError(`No file ${path}`);
    }
    const sha = options.revision ?? '';
    return { path, content: Buffer.from(files[path]), sha };
  }

  async listFiles(_globs: unknown, options: { revision?: string } = {}) {
    const { commit, files } = this.at(options.revision);
    return { sha: commit.sha, paths: Object.keys(files).sort() };
  }

  async log(options: { path?: string; limit?: number } = {}) {
    return this.commits
      .filter(({ changed }) => !options.path || changed.includes(options.path))
      .slice(0, options.limit ?? 100)
      .map(({ commit }) => commit);
  }

  async getCommit(sha: string) {
    return this.at(sha).commit;
  }

  fileUrl(path: string) {
    return `https://git.example/${path}`;
  }

  commitUrl(sha: string) {
    return `https://git.example/commit/${sha}`;
  }

  private at(revision: string | undefined) {
    const found = this.commits.find(({ commit }) => commit.sha === revision);
    if (!found) {
      throw new NotFoundError(`No commit ${revision}`);
    }
    return found;
  }
}
