import { NotFoundError } from '@backstage/errors';
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
import {
  assertAbbreviatedSha,
  assertPath,
  assertRevision,
  isValidPath,
  logLimit,
  parseTime,
} from '../validation';
import { CommitWriter } from './CommitWriter';
import { GitError, GitRunner } from './GitRunner';
import { LOG_FORMAT, parseLog } from './log';
import { ObjectReader } from './ObjectReader';

const NO_COMMIT = '0'.repeat(40);

/** A bare repository on this machine. */
export class LocalRepository implements Repository {
  private readonly objects: ObjectReader;
  private readonly writer: CommitWriter;

  constructor(
    readonly ref: RepositoryRef,
    private readonly options: {
      git: GitRunner;
      gitDirectory: string;
      /** Address of the repository's page in the portal. */
      webUrl: string;
      committer: Person;
    },
  ) {
    this.objects = new ObjectReader(ref, options);
    this.writer = new CommitWriter(options.git, options.committer);
  }

  async defaultBranch(): Promise<BranchHead> {
    const name = await this.defaultBranchName();
    return { name, sha: await this.branchHead(name) };
  }

  async readFile(
    path: string,
    options: { revision?: string } = {},
  ): Promise<FileContent> {
    assertPath(path);
    const sha = await this.objects.resolve(options.revision);
    return { path, sha, content: await this.objects.readBlob(sha, path) };
  }

  async listFiles(
    globs: string | readonly string[],
    options: { revision?: string } = {},
  ): Promise<{ sha: string; paths: string[] }> {
    const matches = compileGlobs(globs);
    const sha = await this.objects.resolve(options.revision);
    const output = await this.options.git.text([
      'ls-tree',
      '-r',
      '-z',
      '--full-tree',
      sha,
    ]);
    const paths = output
      .split('\0')
      .filter(line => line && !line.startsWith('160000 '))
      .map(line => line.slice(line.indexOf('\t') + 1))
      .filter(path => matches.file(path) && isValidPath(path))
      .sort();
    return { sha, paths };
  }

  async log(options: LogOptions = {}): Promise<Commit[]> {
    const args = ['log', '-z', LOG_FORMAT, `--max-count=${logLimit(options)}`];
    if (options.since !== undefined) {
      const since = parseTime(options.since).getTime();
      const seconds = new Date(Math.ceil(since / 1000) * 1000).toISOString();
      args.push(`--since-as-filter=${seconds.replace('.000', '')}`);
    }
    if (options.path) {
      assertPath(options.path);
    }
    args.push(await this.objects.resolve(options.revision));
    if (options.notReachableFrom) {
      args.push(`^${await this.objects.resolve(options.notReachableFrom)}`);
    }
    args.push('--', ...(options.path ? [options.path] : []));
    return parseLog(await this.options.git.text(args));
  }

  async getCommit(sha: string): Promise<Commit> {
    assertAbbreviatedSha(sha);
    const full = await this.objects.resolveSha(sha);
    const [commit] = parseLog(
      await this.options.git.text([
        'log',
        '-z',
        LOG_FORMAT,
        '--max-count=1',
        full,
        '--',
      ]),
    );
    return commit;
  }

  async commit(request: CommitRequest): Promise<Commit> {
    const message = formatMessage(request.message, request.trailers);
    assertCommit(request);
    const branch = request.branch ?? (await this.defaultBranchName());
    const head = await this.branchHead(branch);
    if (head !== request.expectedParent) {
      throw branchMovedOn(branch, request.expectedParent);
    }
    const sha = await this.writer.write({ ...request, message });
    await this.updateBranch(branch, sha, request.expectedParent);
    return this.getCommit(sha);
  }

  async openPullRequest(request: PullRequestRequest): Promise<PullRequest> {
    const { branch, expectedParent } = request;
    const message = formatMessage(
      [request.title, request.description].join('\n\n'),
      request.trailers,
    );
    assertCommit(request);
    await this.branchHead(request.base ?? (await this.defaultBranchName()));
    await this.objects.resolveSha(expectedParent);
    const head = await this.writer.write({ ...request, message });
    await this.updateBranch(branch, head, NO_COMMIT);
    return {
      number: 0,
      url: this.fileUrl('', { revision: branch }),
      branch,
      head,
    };
  }

  fileUrl(
    path: string,
    options: { revision?: string; line?: number; anchor?: string } = {},
  ): string {
    return fileAddress(this.options.webUrl, path, {
      revision: options.revision,
      fragment: options.line ? `L${options.line}` : options.anchor,
    });
  }

  commitUrl(sha: string): string {
    return `${this.options.webUrl}/commit/${encodeURIComponent(sha)}`;
  }

  cloneUrl(): string {
    return this.options.gitDirectory;
  }

  private async defaultBranchName(): Promise<string> {
    await this.objects.assertExists();
    const name = await this.options.git.text(['symbolic-ref', 'HEAD']);
    return name.trim().replace(/^refs\/heads\//, '');
  }

  private async branchHead(branch: string): Promise<string> {
    assertRevision(branch);
    const [sha] = await this.objects.resolveFirst([`refs/heads/${branch}`]);
    if (!sha) {
      throw new NotFoundError(
        `${this.ref.owner}/${this.ref.name} has no branch '${branch}'`,
      );
    }
    return sha;
  }

  /** Compare-and-swap: Git takes the lock of the reference to compare. */
  private async updateBranch(branch: string, sha: string, expected: string) {
    const name = `refs/heads/${branch}`;
    try {
      await this.options.git.run(['update-ref', name, sha, expected]);
    } catch (error) {
      const [head] = await this.objects.resolveFirst([name]);
      if (error instanceof GitError && (head ?? NO_COMMIT) !== expected) {
        throw expected === NO_COMMIT
          ? branchExists(branch)
          : branchMovedOn(branch, expected);
      }
      throw error;
    }
  }
}
