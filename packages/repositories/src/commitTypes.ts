/**
 * An author or a committer, as Git knows people.
 *
 * @public
 */
export interface Person {
  /** Full name, without `<`, `>` and line breaks. */
  readonly name: string;
  /** Address, by which hosts recognise their users. */
  readonly email: string;
}

/**
 * A commit.
 *
 * @public
 */
export interface Commit {
  /** Full 40-digit hexadecimal object name. */
  readonly sha: string;
  /** Full object names: none of a first commit, several of a merge. */
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
  /** Who made the change. */
  readonly author: Person;
  /** Who brought it into this history. */
  readonly committer: Person;
  /** ISO 8601 in UTC, when the author made the change. */
  readonly authoredAt: string;
  /** ISO 8601 in UTC, when it was committed to this history. */
  readonly committedAt: string;
}

/**
 * A line such as `Rollback-To: 1.4.1` at the end of a commit message.
 *
 * @public
 */
export interface Trailer {
  /** Letters, digits and `-`. */
  readonly key: string;
  /** One line of text. */
  readonly value: string;
}

/**
 * A file at a commit.
 *
 * @public
 */
export interface FileContent {
  /** As it was asked for. */
  readonly path: string;
  /** The bytes as they are in the repository. */
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
  /** Relative to the root of the repository. */
  readonly path: string;
  /** What the file holds afterwards; text is written as UTF-8. */
  readonly content: Buffer | string | null;
  /** Defaults to what the file had, or to a regular file. */
  readonly executable?: boolean;
}

/**
 * A commit to be made on the head of a branch.
 *
 * @public
 */
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
  /** Written as the last paragraph of the message. */
  readonly trailers?: readonly Trailer[];
  /** Whom the change is from; the portal is the committer. */
  readonly author: Person;
  /**
   * ISO 8601, when the change was made; defaults to now. Meant for bringing in
   * a dated history: both times of the commit are set to it.
   */
  readonly date?: string;
  /** At least one, and no file twice. */
  readonly changes: readonly FileChange[];
}

/**
 * A change to be proposed on a branch of its own.
 *
 * @public
 */
export interface PullRequestRequest {
  /** Name of the branch to create from `expectedParent`. */
  readonly branch: string;
  /** Branch to merge into; defaults to the default branch. */
  readonly base?: string;
  /** Full object name of the commit that the change was prepared on. */
  readonly expectedParent: string;
  /** Also the subject of the commit. */
  readonly title: string;
  /** Also the body of the commit. */
  readonly description: string;
  /** Written as the last paragraph of message and description. */
  readonly trailers?: readonly Trailer[];
  /** Whom the change is from; the portal is the committer. */
  readonly author: Person;
  /** At least one, and no file twice. */
  readonly changes: readonly FileChange[];
}

/**
 * A proposed change.
 *
 * @public
 */
export interface PullRequest {
  /** Number on the host; 0 on a host without pull requests (local). */
  readonly number: number;
  /** Where a person goes on: the pull request, or the branch (local). */
  readonly url: string;
  /** The branch that was created. */
  readonly branch: string;
  /** Full object name of its commit. */
  readonly head: string;
}
