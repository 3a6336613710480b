import { lstat, readFile, readdir, readlink } from 'node:fs/promises';
import { join, posix } from 'node:path';
import { InputError } from '@backstage/errors';
import ignore, { Ignore } from 'ignore';
import { assertPath } from './validation';

const MAX_FILES = 20_000;
const MAX_BYTES = 200 * 1024 * 1024;

/** A file of a folder that becomes a repository. */
export interface DirectoryFile {
  readonly path: string;
  readonly content: Buffer;
  readonly executable: boolean;
  /** A symbolic link, whose content is its target. */
  readonly link: boolean;
}

/**
 * Reads a folder as `git add --all` would: `.git` is skipped, `.gitignore` is
 * honoured at every level, executable bits are kept. Links are kept as links
 * and refused when they lead out of the folder, so that no other file of this
 * machine gets into the repository.
 */
export async function readDirectory(root: string): Promise<DirectoryFile[]> {
  const files: DirectoryFile[] = [];
  let bytes = 0;

  async function visit(folder: string, rules: readonly Rules[]): Promise<void> {
    const own = await readRules(root, folder);
    const active = own ? [...rules, own] : rules;
    const entries = await readdir(join(root, folder), { withFileTypes: true });
    for (const entry of entries) {
      const path = posix.join(folder, entry.name);
      const ignored = isIgnored(path, entry.isDirectory(), active);
      if (entry.name.toLowerCase() === '.git' || ignored) {
        continue;
      }
      if (entry.isDirectory()) {
        await visit(path, active);
      } else if (entry.isFile() || entry.isSymbolicLink()) {
        const file = await readEntry(root, path, entry.isSymbolicLink());
        bytes += file.content.length;
        files.push(file);
      }
      if (files.length > MAX_FILES || bytes > MAX_BYTES) {
        throw new InputError(
          `The folder is too large for a new repository: at most ` +
            `${MAX_FILES} files and ${MAX_BYTES} bytes are allowed`,
        );
      }
    }
  }

  await visit('', []);
  if (files.length === 0) {
    throw new InputError('The folder holds no file for the first commit');
  }
  return files.sort((a, b) => (a.path < b.path ? -1 : 1));
}

async function readEntry(
  root: string,
  path: string,
  link: boolean,
): Promise<DirectoryFile> {
  assertPath(path);
  const absolute = join(root, path);
  if (!link) {
    const stats = await lstat(absolute);
    const executable = (stats.mode & 0o100) !== 0;
    return { path, content: await readFile(absolute), executable, link };
  }
  const target = await readlink(absolute);
  const resolved = posix.join(posix.dirname(path), target);
  if (posix.isAbsolute(target) || resolved.split('/')[0] === '..') {
    throw new InputError(`The link '${path}' leads out of the folder`);
  }
  return { path, content: Buffer.from(target), executable: false, link };
}

interface Rules {
  readonly folder: string;
  readonly matcher: Ignore;
}

async function readRules(
  root: string,
  folder: string,
): Promise<Rules | undefined> {
  const file = join(root, folder, '.gitignore');
  try {
    if (!(await lstat(file)).isFile()) {
      return undefined;
    }
    const matcher = ignore().add(await readFile(file, 'utf8'));
    return { folder, matcher };
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ENOENT') {
      return undefined;
    }
    throw error;
  }
}

/** The deepest `.gitignore` with a rule for the path decides. */
function isIgnored(
  path: string,
  directory: boolean,
  rules: readonly Rules[],
): boolean {
  let ignored = false;
  for (const { folder, matcher } of rules) {
    const relative = posix.relative(folder, path);
    const verdict = matcher.test(directory ? `${relative}/` : relative);
    if (verdict.ignored || verdict.unignored) {
      ignored = verdict.ignored;
    }
  }
  return ignored;
}
