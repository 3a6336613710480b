import {
  Commit,
  CommitRequest,
  FileContent,
  Person,
  PullRequest,
  PullRequestRequest,
} from './commitTypes';
import { RepositorySetting, SettingOutcome } from './settingTypes';

export * from './commitTypes';
export * from './settingTypes';

/**
 * Where a hosted repository is.
 *
 * @public
 */
export interface RepositoryRef {
  /**
   * Host as written in a scaffolder `repoUrl`: `localhost` for repositories
   * kept by this portal, otherwise the host of a configured integration, such
   * as `github.com`.
   */
  readonly host: string;
  /** Organisation or user: letters, digits, `-`, `_`, `.`. */
  readonly owner: string;
  /** Name of the repository, by the same rule and without `.git`. */
  readonly name: string;
}

/**
 * Which part of the history is asked for.
 *
 * @public
 */
export interface LogOptions {
  /** Only commits that changed this file or folder. */
  readonly path?: string;
  /** Branch, tag or commit to start from; defaults to the default branch. */
  readonly revision?: string;
  /** Leave out this commit and all its ancestors. */
  readonly notReachableFrom?: string;
  /** Only commits committed at or after this ISO 8601 time. */
  readonly since?: string;
  /** At most this many, newest first. Default 100, maximum 10 000. */
  readonly limit?: number;
}

/**
 * A branch at a moment.
 *
 * @public
 */
export interface BranchHead {
  /** Without `refs/heads/`. */
  readonly name: string;
  /** The newest commit of the branch. */
  readonly sha: string;
}

/**
 * A hosted Git repository. Paths are relative to its root, with `/`, without a
 * leading slash and without `..` segments; anything else is refused with
 * `InputError`.
 *
 * All methods throw `NotFoundError` when the repository, the revision or the
 * file does not exist, `NotAllowedError` when the host refuses the credentials,
 * and `ServiceUnavailableError` when the host cannot be reached in time.
 *
 * @public
 */
export interface Repository {
  /** Where it is. */
  readonly ref: RepositoryRef;

  /** The default branch and its head; cheap enough to be polled. */
  defaultBranch(): Promise<BranchHead>;

  /** One file at a revision (default: the default branch). */
  readFile(path: string, options?: { revision?: string }): Promise<FileContent>;

  /**
   * Paths of the files that match any of the globs, sorted. Names that are no
   * valid paths here, such as ones with a backslash, are left out.
   */
  listFiles(
    globs: string | readonly string[],
    options?: { revision?: string },
  ): Promise<{ sha: string; paths: string[] }>;

  /** History, newest first, following first and other parents alike. */
  log(options?: LogOptions): Promise<Commit[]>;

  /** One commit by its object name, full or abbreviated to 7 digits or more. */
  getCommit(sha: string): Promise<Commit>;

  /**
   * Changes several files in one commit. The committer is the portal, the
   * author is the one given.
   *
   * Throws `ConflictError` when the branch has moved on from `expectedParent`
   * or when the files already are as the commit would make them.
   */
  commit(request: CommitRequest): Promise<Commit>;

  /**
   * Changes several files on a new branch and asks for it to be merged. A local
   * repository has no pull requests: there the branch is created and its
   * address returned.
   *
   * Throws `ConflictError` when the branch exists.
   */
  openPullRequest(request: PullRequestRequest): Promise<PullRequest>;

  /**
   * Address of a file, folder or line for a person's browser. The address of a
   * folder is asked for with a trailing slash, that of the root with `''`.
   * Throws `InputError` for a path that would lead out of the repository.
   */
  fileUrl(
    path: string,
    options?: { revision?: string; line?: number; anchor?: string },
  ): string;

  /** Address of a commit for a person's browser. */
  commitUrl(sha: string): string;

  /** What a person passes to `git clone`. */
  cloneUrl(): string;
}

/**
 * A repository to be created.
 *
 * @public
 */
export interface CreateRepositoryRequest {
  /** Where it shall be. */
  readonly ref: RepositoryRef;
  /**
   * Folder whose content becomes the first commit of the default branch, as
   * `git add --all` would take it: without `.git` and what `.gitignore` names.
   */
  readonly directory: string;
  /** One line about it, for lists. */
  readonly description?: string;
  /** Defaults to `main`. */
  readonly defaultBranch?: string;
  /** Message of the first commit; defaults to `Initial commit`. */
  readonly message?: string;
  /** Author of the first commit. */
  readonly author: Person;
  /** ISO 8601, time of the first commit; defaults to now. */
  readonly date?: string;
  /** Only on hosts that know visibility; defaults to `private`. */
  readonly visibility?: 'private' | 'internal' | 'public';
  /**
   * Whether to fill a repository of that name and description that has nothing
   * but what the host puts into new ones: an earlier attempt was interrupted.
   */
  readonly continueInterrupted?: boolean;
}

/**
 * A host of repositories: one per `RepositoryRef.host`.
 *
 * @public
 */
export interface RepositoryHost {
  /** As in {@link RepositoryRef.host}. */
  readonly host: string;
  /** Which implementation it is. */
  readonly kind: 'local' | 'github';

  /**
   * A repository of this host, whether or not it exists. Throws `InputError`
   * for a name that no repository can have.
   */
  open(ref: RepositoryRef): Repository;

  /** Whether a repository of that name exists. */
  exists(ref: RepositoryRef): Promise<boolean>;

  /**
   * Creates a repository with one commit.
   *
   * Throws `ConflictError` when one of that name exists.
   */
  create(request: CreateRepositoryRequest): Promise<Repository>;

  /**
   * Applies one setting to a repository. Applying it again changes nothing, so
   * that what was interrupted is simply repeated.
   *
   * Throws `NotAllowedError` that names the permission which is missing, and
   * `NotFoundError` for a repository, team or user that does not exist.
   */
  configure(
    ref: RepositoryRef,
    setting: RepositorySetting,
  ): Promise<SettingOutcome>;

  /**
   * The repositories of this host, sorted by owner and name. Only hosts that
   * belong to the portal as a whole (local) can tell.
   */
  list?(): Promise<RepositoryRef[]>;

  /** The repository that a web address of this host belongs to. */
  parseUrl(url: string): RepositoryLocation | undefined;
}

/**
 * A place inside a repository, as read from a web address.
 *
 * @public
 */
export interface RepositoryLocation {
  /** The repository. */
  readonly ref: RepositoryRef;
  /** Branch, tag or commit; undefined for the default branch. */
  readonly revision?: string;
  /** Path inside the repository, without leading or trailing slash. */
  readonly path: string;
}

/**
 * All repository hosts that this portal knows.
 *
 * @public
 */
export interface Repositories {
  /** Hosts in the order in which a person should be offered them. */
  readonly hosts: readonly RepositoryHost[];

  /** Throws `InputError` for a host that is not configured. */
  host(host: string): RepositoryHost;

  /** Throws `InputError` for a host that is not configured. */
  open(ref: RepositoryRef): Repository;

  /** Throws `InputError` for an address that no configured host recognises. */
  parseUrl(url: string): RepositoryLocation;
}
