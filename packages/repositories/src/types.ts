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
  readonly owner: string;
  readonly name: string;
}

/** @public */
export interface Person {
  readonly name: string;
  readonly email: string;
}

/** @public */
export interface Commit {
  /** Full 40-digit hexadecimal object name. */
  readonly sha: string;
  readonly parents: readonly string[];
  /** First line of the message. */
  readonly subject: string;
  /** The message without its first line and without its trailer block. */
  readonly body: string;
  /**
   * Trailers of the message, in order, as `git interpret-trailers` reads them.
   * A key may repeat.
   */
  readonly trailers: readonly Trailer[];
  readonly author: Person;
  readonly committer: Person;
  /** ISO 8601 in UTC, when the author made the change. */
  readonly authoredAt: string;
  /** ISO 8601 in UTC, when it was committed to this history. */
  readonly committedAt: string;
}

/** @public */
export interface Trailer {
  readonly key: string;
  readonly value: string;
}

/** @public */
export interface FileContent {
  readonly path: string;
  readonly content: Buffer;
  /** The commit it was read from. */
  readonly sha: string;
}

/**
 * One change of a commit: `content` of a file that is created or replaced, or
 * `null` for one that is deleted.
 *
 * @public
 */
export interface FileChange {
  readonly path: string;
  readonly content: Buffer | string | null;
  /** Defaults to what the file had, or to a regular file. */
  readonly executable?: boolean;
}

/** @public */
export interface CommitRequest {
  /** Defaults to the default branch. */
  readonly branch?: string;
  /**
   * The commit the change was prepared on. When the branch's head is another
   * one nothing is written and `ConflictError` is thrown.
   */
  readonly expectedParent: string;
  /** Subject and body, without trailers. */
  readonly message: string;
  readonly trailers?: readonly Trailer[];
  readonly author: Person;
  /**
   * ISO 8601, when the change was made; defaults to now. Meant for bringing in
   * a dated history: both times of the commit are set to it.
   */
  readonly date?: string;
  readonly changes: readonly FileChange[];
}

/** @public */
export interface PullRequestRequest {
  /** Name of the branch to create from `expectedParent`. */
  readonly branch: string;
  /** Branch to merge into; defaults to the default branch. */
  readonly base?: string;
  readonly expectedParent: string;
  readonly title: string;
  readonly description: string;
  readonly trailers?: readonly Trailer[];
  readonly author: Person;
  readonly changes: readonly FileChange[];
}

/** @public */
export interface PullRequest {
  /** Number on the host; 0 on a host without pull requests (local). */
  readonly number: number;
  /** Where a person goes on: the pull request, or the branch (local). */
  readonly url: string;
  readonly branch: string;
  readonly head: string;
}

/** @public */
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

/** @public */
export interface BranchHead {
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

/** @public */
export interface CreateRepositoryRequest {
  readonly ref: RepositoryRef;
  /** Folder whose content becomes the first commit of the default branch. */
  readonly directory: string;
  readonly description?: string;
  /** Defaults to `main`. */
  readonly defaultBranch?: string;
  readonly message?: string;
  readonly author: Person;
  /** ISO 8601, time of the first commit; defaults to now. */
  readonly date?: string;
  /** Only on hosts that know visibility; defaults to `private`. */
  readonly visibility?: 'private' | 'internal' | 'public';
}

/**
 * A host of repositories: one per `RepositoryRef.host`.
 *
 * @public
 */
export interface RepositoryHost {
  readonly host: string;
  readonly kind: 'local' | 'github';

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
