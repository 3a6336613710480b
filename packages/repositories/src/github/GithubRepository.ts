import { NotAllowedError, NotFoundError } from '@backstage/errors';
import { Octokit } from '@octokit/rest';
import { assertCommit, branchExists, branchMovedOn } from '../drafts';
import { compileGlobs } from '../globs';
import { formatMessage } from '../message';
import {
  BranchHead,
  Commit,
  CommitRequest,
  FileContent,
  LogOptions,
  Person,
  PullRequest,
  PullRequestRequest,
  Repository,
  RepositoryRef,
} from '../types';
import { fileAddress } from '../urls';
import { assertAbbreviatedSha, assertPath, isValidPath } from '../validation';
import { shaOf, textOf } from './answers';
import { detailOf, hasStatus, UnexpectedAnswerError } from './errors';
import { GithubApi } from './GithubApi';
import { GithubCommitWriter } from './GithubCommitWriter';
import { GithubHistory } from './GithubHistory';
import { readTree } from './GithubTrees';

/** A repository on GitHub. */
export class GithubRepository implements Repository {
  private readonly path: { owner: string; repo: string };
  private readonly history: GithubHistory;

  constructor(
    readonly ref: RepositoryRef,
    private readonly options: { api: GithubApi; committer: Person },
  ) {
    this.path = { owner: ref.owner, repo: ref.name };
    this.history = new GithubHistory(options.api, ref);
  }

  defaultBranch(): Promise<BranchHead> {
    return this.history.defaultBranch();
  }

  async readFile(
    path: string,
    options: { revision?: string } = {},
  ): Promise<FileContent> {
    assertPath(path);
    const sha = await this.history.resolve(options.revision);
    return this.call(async octokit => {
      try {
        return { path, sha, content: await this.content(octokit, sha, path) };
      } catch (error) {
        if (hasStatus(error, 404)) {
          throw this.noFile(path, sha);
        }
        throw error;
      }
    });
  }

  async listFiles(
    globs: string | readonly string[],
    options: { revision?: string } = {},
  ): Promise<{ sha: string; paths: string[] }> {
    const matches = compileGlobs(globs);
    const sha = await this.history.resolve(options.revision);
    const entries = await this.call(octokit =>
      readTree(octokit, this.path, sha, matches.inside),
    );
    const paths = entries
      .filter(entry => entry.type === 'blob')
      .map(entry => entry.path)
      .filter(path => matches.file(path) && isValidPath(path))
      .sort();
    return { sha, paths };
  }

  log(options: LogOptions = {}): Promise<Commit[]> {
    return this.history.log(options);
  }

  async getCommit(sha: string): Promise<Commit> {
    assertAbbreviatedSha(sha);
    return this.history.commit(await this.history.resolveSha(sha));
  }

  async commit(request: CommitRequest): Promise<Commit> {
    const message = formatMessage(request.message, request.trailers);
    assertCommit(request);
    const branch = request.branch ?? (await this.history.defaultBranchName());
    return this.call(async octokit => {
      const head = await this.history.branchHead(octokit, branch);
      if (head !== request.expectedParent) {
        throw branchMovedOn(branch, request.expectedParent);
      }
      const commit = await this.writer(octokit).write({ ...request, message });
      await this.moveBranch(octokit, branch, commit);
      return commit;
    });
  }

  async openPullRequest(request: PullRequestRequest): Promise<PullRequest> {
    const message = formatMessage(
      [request.title, request.description].join('\n\n'),
      request.trailers,
    );
    assertCommit(request);
    const base = request.base ?? (await this.history.defaultBranchName());
    return this.call(async octokit => {
      await this.history.branchHead(octokit, base);
      const { sha } = await this.writer(octokit).write({ ...request, message });
      await this.createBranch(octokit, request.branch, sha);
      try {
        return await this.proposeBranch(octokit, request, { base, head: sha });
      } catch (error) {
        // So that the same request can be made again once its cause is gone.
        await octokit.rest.git
          .deleteRef({ ...this.path, ref: `heads/${request.branch}` })
          .catch(() => undefined);
        throw error;
      }
    });
  }

  fileUrl(
    path: string,
    options: { revision?: string; line?: number; anchor?: string } = {},
  ): string {
    const { revision, line, anchor } = options;
    return fileAddress(this.webUrl(), path, {
      revision,
      fragment: line ? `L${line}` : anchor,
      // Rendered Markdown has no lines to go to.
      query: line && /\.mdx?$/i.test(path) ? 'plain=1' : undefined,
    });
  }

  commitUrl(sha: string): string {
    return `${this.webUrl()}/commit/${encodeURIComponent(sha)}`;
  }

  cloneUrl(): string {
    return `${this.webUrl()}.git`;
  }

  private async content(
    octokit: Octokit,
    sha: string,
    path: string,
  ): Promise<Buffer> {
    const { data } = await octokit.rest.repos.getContent({
      ...this.path,
      path,
      ref: sha,
    });
    if (Array.isArray(data)) {
      throw this.noFile(path, sha);
    }
    textOf(data.type, 'the type');
    if (data.type !== 'file') {
      throw this.noFile(path, sha);
    }
    // Above one megabyte the answer leaves the content out.
    if (data.encoding === 'base64' && 'content' in data) {
      return Buffer.from(data.content, 'base64');
    }
    const blob = await octokit.rest.git.getBlob({
      ...this.path,
      file_sha: shaOf(data.sha),
    });
    if (blob.data.encoding !== 'base64') {
      throw new UnexpectedAnswerError('a file is not encoded in base64');
    }
    return Buffer.from(blob.data.content, 'base64');
  }

  /** Compare-and-swap: GitHub refuses what is no descendant of the head. */
  private async moveBranch(octokit: Octokit, branch: string, commit: Commit) {
    try {
      await octokit.rest.git.updateRef({
        ...this.path,
        ref: `heads/${branch}`,
        sha: commit.sha,
        force: false,
      });
    } catch (error) {
      const detail = detailOf(error);
      if (hasStatus(error, 409) || /not a fast.?forward/i.test(detail)) {
        throw branchMovedOn(branch, commit.parents[0]);
      }
      if (hasStatus(error, 422) && /protected|rule|required/i.test(detail)) {
        throw new NotAllowedError(
          `The rules of the branch '${branch}' of ${this.name()} refuse ` +
            `commits of this portal: open a pull request, or allow the ` +
            `integration to bypass them`,
        );
      }
      throw error;
    }
  }

  private async createBranch(octokit: Octokit, branch: string, sha: string) {
    try {
      await octokit.rest.git.createRef({
        ...this.path,
        ref: `refs/heads/${branch}`,
        sha,
      });
    } catch (error) {
      if (hasStatus(error, 422) && /already exists/i.test(detailOf(error))) {
        throw branchExists(branch);
      }
      throw error;
    }
  }

  private async proposeBranch(
    octokit: Octokit,
    request: PullRequestRequest,
    { base, head }: { base: string; head: string },
  ): Promise<PullRequest> {
    const { data } = await octokit.rest.pulls.create({
      ...this.path,
      title: request.title,
      body: formatMessage(
        request.description.trim() || request.title,
        request.trailers,
      ),
      head: request.branch,
      base,
      // A second attempt after an answer that got lost would be refused.
      request: { retries: 0 },
    });
    return {
      number: data.number,
      url: textOf(data.html_url, 'the address of the pull request'),
      branch: request.branch,
      head,
    };
  }

  private writer(octokit: Octokit): GithubCommitWriter {
    return new GithubCommitWriter(octokit, this.path, this.options.committer);
  }

  private call<T>(action: (octokit: Octokit) => Promise<T>): Promise<T> {
    return this.options.api.call(this.ref, action);
  }

  private noFile(path: string, sha: string): NotFoundError {
    return new NotFoundError(
      `${this.name()} has no file '${path}' at ${sha.slice(0, 7)}`,
    );
  }

  private name(): string {
    return `${this.ref.owner}/${this.ref.name}`;
  }

  private webUrl(): string {
    return `https://${this.ref.host}/${this.ref.owner}/${this.ref.name}`;
  }
}
