import { execFileSync } from 'node:child_process';

/** @param {string[]} args */
function git(...args) {
  return execFileSync('git', args, {
    encoding: 'utf8',
    stdio: ['ignore', 'pipe', 'ignore'],
    maxBuffer: 64 * 1024 * 1024,
  });
}

/** @param {string} revision */
export function hasCommit(revision) {
  try {
    git('rev-parse', '--verify', '--quiet', `${revision}^{commit}`);
    return true;
  } catch {
    return false;
  }
}

/**
 * Paths below a folder at a revision, relative to the working directory.
 * @param {string} revision
 * @param {string} folder
 */
export function filesAt(revision, folder) {
  return git('ls-tree', '-r', '--name-only', revision, '--', `${folder}/`)
    .split('\n')
    .filter(Boolean);
}

/**
 * The text of a file at a revision; undefined when there is none.
 * @param {string} revision
 * @param {string} path relative to the working directory
 */
export function fileAt(revision, path) {
  try {
    return git('show', `${revision}:./${path}`);
  } catch {
    return undefined;
  }
}
