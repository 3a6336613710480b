import type { GeneratedFile } from '../domain/files';

/**
 * Something wrong with a generated file, in a sentence.
 *
 * @public
 */
export type Finding = {
  readonly path: string;
  /** Counted from 1. */
  readonly line?: number;
  readonly message: string;
};

/**
 * What a validator has looked at and found.
 *
 * @public
 */
export type Check = {
  /** Stable name, such as `workflows`. */
  readonly validator: string;
  /** How many files it has looked at; zero when there were none of its kind. */
  readonly files: number;
  readonly findings: Finding[];
};

/** Looks at the files of its kind. */
export interface Validator {
  readonly name: string;
  readonly covers: (path: string) => boolean;
  /** All files of the repository are given, for what refers to others. */
  readonly validate: (
    covered: readonly GeneratedFile[],
    all: readonly GeneratedFile[],
  ) => Promise<Finding[]> | Finding[];
}
