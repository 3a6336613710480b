/** What the repositories backend tells about a local repository. */
export interface RepositorySummary {
  readonly owner: string;
  readonly name: string;
  readonly defaultBranch: string;
  /** What `git clone` takes. */
  readonly cloneUrl: string;
}

/** A person as Git knows them. */
export interface GitPerson {
  readonly name: string;
  readonly email: string;
}

/** The commit that last changed a file or a folder. */
export interface CommitSummary {
  readonly sha: string;
  readonly subject: string;
  readonly author: GitPerson;
  /** ISO 8601 */
  readonly authoredAt: string;
}

/** One folder at one revision. */
export interface Tree {
  readonly repository: RepositorySummary;
  readonly sha: string;
  readonly path: string;
  readonly lastCommit?: CommitSummary;
  readonly entries: readonly {
    readonly name: string;
    readonly path: string;
    readonly kind: 'folder' | 'file';
  }[];
  readonly truncated: boolean;
}

/** One file at one revision. */
export interface Blob {
  readonly repository: RepositorySummary;
  readonly sha: string;
  readonly path: string;
  readonly lastCommit?: CommitSummary;
  /** Bytes of the whole file. */
  readonly size: number;
  readonly binary: boolean;
  /** Absent when binary, cut off when truncated. */
  readonly content?: string;
  readonly truncated: boolean;
}

/** What a commit did to one file. */
export interface FileDiff {
  readonly path: string;
  readonly change: 'added' | 'modified' | 'deleted';
  readonly binary: boolean;
  readonly additions: number;
  readonly deletions: number;
  /** Unified diff, beginning with its first hunk. */
  readonly patch?: string;
}

/** One commit with its difference. */
export interface CommitDetails {
  readonly repository: RepositorySummary;
  readonly sha: string;
  readonly parents: readonly string[];
  readonly subject: string;
  readonly body: string;
  readonly trailers: readonly {
    readonly key: string;
    readonly value: string;
  }[];
  readonly author: GitPerson;
  readonly committer: GitPerson;
  readonly authoredAt: string;
  readonly committedAt: string;
  readonly files: readonly FileDiff[];
  readonly truncated: boolean;
}

/** The repositories that the portal keeps itself. */
export interface LocalRepositories {
  readonly items: readonly { readonly owner: string; readonly name: string }[];
  readonly truncated: boolean;
}

/** Where in a repository. */
export interface Place {
  readonly owner: string;
  readonly name: string;
  /** Branch, tag or commit; `HEAD` for the default branch. */
  readonly revision: string;
  /** Empty for the root. */
  readonly path: string;
}

/** Reads local repositories; every method may fail with a `ResponseError`. */
export interface SourceApi {
  list(): Promise<LocalRepositories>;
  tree(place: Place): Promise<Tree>;
  blob(place: Place): Promise<Blob>;
  commit(ref: {
    owner: string;
    name: string;
    sha: string;
  }): Promise<CommitDetails>;
}
