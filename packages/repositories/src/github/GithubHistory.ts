import { NotFoundError } from '@backstage/errors';
import { Octokit } from '@octokit/rest';
import { BranchHead, Commit, LogOptions, RepositoryRef } from '../types';
import {
  assertPath,
  assertRevision,
  isFullSha,
  logLimit,
  parseTime,
} from '../validation';
import { commitOf, listOf, shaOf, textOf } from './answers';
import { hasStatus } from './errors';
import { GithubApi } from './GithubApi';

const PAGE = 100;
const CLOCK_SKEW_MS = 24 * 3600 * 1000;

/** Branches, revisions and commits of a repository on GitHub. */
export class GithubHistory {
  private readonly path: { owner: string; repo: string };

  constructor(
    private readonly api: GithubApi,
    private readonly ref: RepositoryRef,
  ) {
    this.path = { owner: ref.owner, repo: ref.name };
  }

  async defaultBranch(): Promise<BranchHead> {
    const name = await this.defaultBranchName();
    const sha = await this.api.readConditionally(
      this.ref,
      `head of ${name}`,
      (octokit, headers) =>
        octokit.rest.git.getRef({
          ...this.path,
          ref: `heads/${name}`,
          headers,
        }),
      data => shaOf(data.object?.sha),
    );
    return { name, sha };
  }

  defaultBranchName(): Promise<string> {
    return this.api.readConditionally(
      this.ref,
      'default branch',
      (octokit, headers) => octokit.rest.repos.get({ ...this.path, headers }),
      data => textOf(data.default_branch, 'the default branch'),
    );
  }

  /** The newest commit of a branch, as it is at this moment. */
  async branchHead(octokit: Octokit, branch: string): Promise<string> {
    assertRevision(branch);
    try {
      const { data } = await octokit.rest.git.getRef({
        ...this.path,
        ref: `heads/${branch}`,
      });
      return shaOf(data.object?.sha);
    } catch (error) {
      throw this.orNotFound(error, `branch '${branch}'`);
    }
  }

  /** The commit that a branch, a tag or an object name stands for. */
  async resolve(revision: string = 'HEAD'): Promise<string> {
    assertRevision(revision);
    if (revision === 'HEAD') {
      return (await this.defaultBranch()).sha;
    }
    if (isFullSha(revision)) {
      return revision;
    }
    return this.lookUp(revision, `revision '${revision}'`);
  }

  /** The commit that a full or abbreviated object name stands for. */
  async resolveSha(sha: string): Promise<string> {
    if (isFullSha(sha)) {
      return sha;
    }
    const full = await this.lookUp(sha, `commit ${sha}`);
    // A branch may be called like an object name.
    if (!full.startsWith(sha)) {
      throw this.missing(`commit ${sha}`);
    }
    return full;
  }

  async commit(sha: string): Promise<Commit> {
    return this.api.call(this.ref, async octokit => {
      try {
        const { data } = await octokit.rest.git.getCommit({
          ...this.path,
          commit_sha: sha,
        });
        return commitOf(data);
      } catch (error) {
        throw this.orNotFound(error, `commit ${sha}`);
      }
    });
  }

  async log(options: LogOptions): Promise<Commit[]> {
    const limit = logLimit(options);
    const since = options.since ? parseTime(options.since) : undefined;
    if (options.path) {
      assertPath(options.path);
    }
    const head = await this.resolve(options.revision);
    const base = options.notReachableFrom
      ? await this.resolve(options.notReachableFrom)
      : undefined;
    const ahead = base ? await this.commitsBetween(base, head) : undefined;
    const isWanted = (commit: Commit) =>
      !since || Date.parse(commit.committedAt) >= since.getTime();
    if (ahead && !options.path) {
      return ahead.filter(isWanted).slice(0, limit);
    }
    if (ahead?.length === 0) {
      return [];
    }
    return this.list(head, { ...options, limit, ahead, isWanted });
  }

  /** Commits reachable from `head` and not from `base`, newest first. */
  private commitsBetween(base: string, head: string): Promise<Commit[]> {
    return this.api.call(this.ref, async octokit => {
      const commits: Commit[] = [];
      for (let page = 1; ; page += 1) {
        const { data } = await this.found(`commit ${base}`, () =>
          octokit.rest.repos.compareCommitsWithBasehead({
            ...this.path,
            basehead: `${base}...${head}`,
            per_page: PAGE,
            page,
          }),
        );
        const answers = listOf(data.commits, 'the commits');
        commits.push(
          ...answers.map(({ sha, parents, commit }) =>
            commitOf({ ...commit, sha, parents }),
          ),
        );
        if (answers.length < PAGE) {
          return commits.reverse();
        }
      }
    });
  }

  private list(
    head: string,
    options: LogOptions & {
      limit: number;
      ahead?: readonly Commit[];
      isWanted: (commit: Commit) => boolean;
    },
  ): Promise<Commit[]> {
    const inAhead = options.ahead && new Set(options.ahead.map(c => c.sha));
    const oldest = oldestOf(options.ahead);
    return this.api.call(this.ref, async octokit => {
      const commits: Commit[] = [];
      for (let page = 1; ; page += 1) {
        const { data } = await this.found(`commit ${head}`, () =>
          octokit.rest.repos.listCommits({
            ...this.path,
            sha: head,
            path: options.path,
            since: options.since && wholeSeconds(options.since),
            per_page: PAGE,
            page,
          }),
        );
        const answers = listOf(data, 'the commits').map(
          ({ sha, parents, commit }) => commitOf({ ...commit, sha, parents }),
        );
        commits.push(
          ...answers.filter(
            commit =>
              options.isWanted(commit) && (inAhead?.has(commit.sha) ?? true),
          ),
        );
        const last = answers[answers.length - 1];
        if (
          answers.length < PAGE ||
          commits.length >= options.limit ||
          Date.parse(last.committedAt) < oldest
        ) {
          return commits.slice(0, options.limit);
        }
      }
    });
  }

  private lookUp(revision: string, what: string): Promise<string> {
    return this.api.call(this.ref, async octokit => {
      const { data } = await this.found(what, () =>
        octokit.rest.repos.getCommit({
          ...this.path,
          ref: revision,
          // Only its name: a commit comes with all its differences otherwise.
          headers: { accept: 'application/vnd.github.sha' },
        }),
      );
      return shaOf(data);
    });
  }

  private async found<T>(what: string, read: () => Promise<T>): Promise<T> {
    try {
      return await read();
    } catch (error) {
      throw this.orNotFound(error, what);
    }
  }

  private orNotFound(error: unknown, what: string): unknown {
    return hasStatus(error, 404, 422) ? this.missing(what) : error;
  }

  private missing(what: string): NotFoundError {
    return new NotFoundError(
      `${this.ref.owner}/${this.ref.name} on ${this.ref.host} has no ${what}, ` +
        `or the integration may not see it`,
    );
  }
}

/** Before this no commit of the range is to be expected in a dated list. */
function oldestOf(commits: readonly Commit[] | undefined): number {
  const times = (commits ?? []).map(commit => Date.parse(commit.committedAt));
  return times.length > 0
    ? times.reduce((a, b) => Math.min(a, b)) - CLOCK_SKEW_MS
    : -Infinity;
}

function wholeSeconds(time: string): string {
  const seconds = Math.floor(parseTime(time).getTime() / 1000);
  return new Date(seconds * 1000).toISOString().replace('.000Z', 'Z');
}
