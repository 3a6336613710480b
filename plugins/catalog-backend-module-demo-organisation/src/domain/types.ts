/** A file of a repository at one moment of its history. */
export interface ContentFile {
  readonly content: string;
  readonly executable: boolean;
}

/** All files of a repository by path. */
export type Content = ReadonlyMap<string, ContentFile>;

export interface Author {
  readonly name: string;
  readonly email: string;
}

/** A commit that is ready to be written. */
export interface PlannedCommit {
  readonly author: Author;
  readonly committedAt: Date;
  /** Subject, body and trailers. */
  readonly message: string;
  /** The files that differ from the commit before; null when they are gone. */
  readonly changes: ReadonlyMap<string, ContentFile | null>;
  /** Name of an annotated tag. */
  readonly tag?: string;
}
