import { InputError } from '@backstage/errors';
import { Minimatch } from 'minimatch';

const MAX_GLOBS = 50;
const MAX_LENGTH = 256;
const MAX_WILDCARDS_PER_SEGMENT = 3;

/** Compiled globs. */
export interface GlobMatcher {
  /** Whether a file matches. */
  readonly file: (path: string) => boolean;
  /** Whether something inside a folder may match. */
  readonly inside: (folder: string) => boolean;
}

/**
 * Compiles globs that may come from an annotation, and so from anybody who can
 * register an entity: what makes matching exponential is refused.
 */
export function compileGlobs(globs: string | readonly string[]): GlobMatcher {
  const list = typeof globs === 'string' ? [globs] : globs;
  if (list.length > MAX_GLOBS) {
    throw new InputError(`At most ${MAX_GLOBS} globs may be given`);
  }
  const matchers = list.map(compileGlob);
  return {
    file: path => matchers.some(matcher => matcher.match(path)),
    inside: folder => matchers.some(matcher => matcher.match(folder, true)),
  };
}

function compileGlob(glob: string): Minimatch {
  const tooWild = glob
    .split('/')
    .some(
      segment =>
        segment !== '**' &&
        (segment.match(/\*/g) ?? []).length > MAX_WILDCARDS_PER_SEGMENT,
    );
  const tooDeep = glob.split('**').length > MAX_WILDCARDS_PER_SEGMENT + 1;
  if (!glob || glob.length > MAX_LENGTH || tooWild || tooDeep) {
    throw new InputError(
      `${JSON.stringify(glob.slice(0, MAX_LENGTH))} is no usable glob: it ` +
        `must have at most ${MAX_LENGTH} characters and at most ` +
        `${MAX_WILDCARDS_PER_SEGMENT} wildcards per path segment`,
    );
  }
  return new Minimatch(glob.replace(/^\.?\//, ''), {
    dot: true,
    nocomment: true,
    nonegate: true,
    noext: true,
    braceExpandMax: 100,
    platform: 'linux',
  });
}
