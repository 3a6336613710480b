import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { shellGit, shellGitBytes, ShellGitOptions } from './shellGit';
import { GithubDocument } from './GithubDocument';
import { StandInSettings } from './settingsState';

export const STAND_IN_TOKEN = 'ghs_standInTokenThatMustNotLeak';

/**
 * What the stand-in knows apart from its Git repositories.
 *
 * @public
 */
export interface StandInState {
  readonly root: string;
  readonly organisations: Set<string>;
  /** Whose token is used. */
  readonly login: string;
  readonly pulls: Array<{ repository: string; head: string; base: string }>;
  /** Owners at which the app is installed. */
  readonly installations: string[];
  /** Recursive trees with more entries are cut off. */
  treeLimit: number;
  /** Slugs of the teams of each organisation. */
  readonly teams: Map<string, string[]>;
  /** Logins that nobody has. */
  readonly strangers: Set<string>;
  /** Settings of repositories by `owner/name`. */
  readonly settings: Map<string, StandInSettings>;
}

/** A response. */
export interface Answer {
  readonly status: number;
  /** Media type; JSON unless told. */
  readonly type?: string;
  readonly body?: unknown;
  readonly headers?: Readonly<Record<string, string>>;
}

/** A request with all that is needed to answer it. */
export interface HandlerContext {
  readonly path: Readonly<Record<string, string>>;
  readonly query: Readonly<Record<string, string>>;
  readonly body: Record<string, unknown>;
  readonly accept: string;
  readonly authorization?: string;
  readonly state: StandInState;
  readonly document: GithubDocument;
}

/** Answers by operation. */
export type Handlers = Record<
  string,
  (context: HandlerContext) => Promise<Answer>
>;

/** The repository that the path of a request names. */
export class StandInRepository {
  static directory(state: StandInState, owner: string, name: string): string {
    return join(state.root, owner, `${name}.git`);
  }

  static of({ path, state }: HandlerContext): StandInRepository | undefined {
    const { owner, repo } = path;
    const directory = StandInRepository.directory(state, owner, repo);
    return existsSync(join(directory, 'HEAD'))
      ? new StandInRepository(owner, repo, directory)
      : undefined;
  }

  constructor(
    readonly owner: string,
    readonly name: string,
    readonly directory: string,
  ) {}

  get apiUrl(): string {
    return `https://api.github.com/repos/${this.owner}/${this.name}`;
  }

  get webUrl(): string {
    return `https://github.com/${this.owner}/${this.name}`;
  }

  async git(args: string[], options?: ShellGitOptions): Promise<string> {
    return (await shellGit(this.directory, args, options)).trimEnd();
  }

  bytes(args: string[], options?: ShellGitOptions): Promise<Buffer> {
    return shellGitBytes(this.directory, args, options);
  }

  /** Output of a question that Git may answer with a failure. */
  async maybe(args: string[]): Promise<string | undefined> {
    try {
      return await this.git(args);
    } catch {
      return undefined;
    }
  }

  /** The commit that a branch, tag or object name stands for. */
  async resolve(revision: string): Promise<string | undefined> {
    const names = [`refs/heads/${revision}`, `refs/tags/${revision}`, revision];
    for (const name of revision === 'HEAD' ? ['HEAD'] : names) {
      const sha = await this.maybe([
        'rev-parse',
        '--verify',
        '--quiet',
        '--end-of-options',
        `${name}^{commit}`,
      ]);
      if (sha) {
        return sha;
      }
    }
    return undefined;
  }

  async isEmpty(): Promise<boolean> {
    return (await this.git(['for-each-ref', '--count=1'])) === '';
  }

  async defaultBranch(): Promise<string> {
    const name = await this.git(['symbolic-ref', 'HEAD']);
    return name.replace('refs/heads/', '');
  }
}

/** Answers for a repository that exists, as GitHub does for one that does not. */
export function inRepository(
  answer: (
    repository: StandInRepository,
    context: HandlerContext,
  ) => Promise<Answer>,
): (context: HandlerContext) => Promise<Answer> {
  return async context => {
    const repository = StandInRepository.of(context);
    return repository ? answer(repository, context) : notFound();
  };
}

/** Like {@link inRepository}, where an empty repository is refused. */
export function inFilledRepository(
  answer: (
    repository: StandInRepository,
    context: HandlerContext,
  ) => Promise<Answer>,
): (context: HandlerContext) => Promise<Answer> {
  return inRepository(async (repository, context) =>
    (await repository.isEmpty())
      ? failure(409, 'Git Repository is empty.')
      : answer(repository, context),
  );
}

export function notFound(message = 'Not Found'): Answer {
  return failure(404, message);
}

export function failure(
  status: number,
  message: string,
  errors?: unknown[],
): Answer {
  return {
    status,
    body: {
      message,
      documentation_url: 'https://docs.github.com/rest',
      ...(errors ? { errors } : {}),
    },
  };
}

/** Base64 with line breaks, as GitHub writes it. */
export function base64Lines(content: Buffer): string {
  return content.toString('base64').replace(/(.{60})/g, '$1\n');
}
