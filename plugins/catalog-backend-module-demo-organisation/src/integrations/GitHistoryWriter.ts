import { spawn } from 'node:child_process';
import { randomUUID } from 'node:crypto';
import { mkdir, rename, rm } from 'node:fs/promises';
import { basename, dirname, join } from 'node:path';
import { ServiceUnavailableError } from '@backstage/errors';
import { toFastImport } from '../domain/fastImport';
import { PlannedCommit } from '../domain/types';

const TIMEOUT_MS = 30_000;

/** Writes planned histories as bare Git repositories. */
export interface HistoryWriter {
  /**
   * Creates the repository, all or nothing. False when there is one already,
   * which is left as it is.
   */
  write(
    gitDirectory: string,
    commits: readonly PlannedCommit[],
  ): Promise<boolean>;
}

/** Real `git`, in a folder beside the final one that is renamed at the end. */
export class GitHistoryWriter implements HistoryWriter {
  async write(
    gitDirectory: string,
    commits: readonly PlannedCommit[],
  ): Promise<boolean> {
    const parent = dirname(gitDirectory);
    const draft = join(parent, `.${basename(gitDirectory)}-${randomUUID()}`);
    await mkdir(parent, { recursive: true });
    try {
      await git(['init', '--quiet', '--bare', '--template=', draft]);
      await git([
        `--git-dir=${draft}`,
        'symbolic-ref',
        'HEAD',
        'refs/heads/main',
      ]);
      await git(
        [`--git-dir=${draft}`, 'fast-import', '--quiet', '--done'],
        `${toFastImport(commits)}done\n`,
      );
      return await renameUnlessThere(draft, gitDirectory);
    } finally {
      await rm(draft, { recursive: true, force: true });
    }
  }
}

/** A folder with something in it is never replaced by a rename. */
async function renameUnlessThere(from: string, to: string): Promise<boolean> {
  try {
    await rename(from, to);
    return true;
  } catch (error) {
    const { code } = error as NodeJS.ErrnoException;
    if (code === 'ENOTEMPTY' || code === 'EEXIST') {
      return false;
    }
    throw error;
  }
}

/** Runs `git` without the configuration of the machine or of the person. */
function git(args: readonly string[], input = ''): Promise<void> {
  const inherited = Object.entries(process.env).filter(
    ([name]) => !name.startsWith('GIT_'),
  );
  return new Promise((resolve, reject) => {
    const child = spawn('git', args, {
      env: {
        ...Object.fromEntries(inherited),
        GIT_CONFIG_NOSYSTEM: '1',
        GIT_CONFIG_GLOBAL: '/dev/null',
        GIT_DEFAULT_HASH: 'sha1',
        LC_ALL: 'C',
      },
      stdio: ['pipe', 'ignore', 'pipe'],
      timeout: TIMEOUT_MS,
    });
    let stderr = '';
    child.stderr.setEncoding('utf8').on('data', text => {
      stderr += text;
    });
    child.once('error', error =>
      reject(
        new ServiceUnavailableError(
          "The demo repositories need the program 'git': install Git 2.39 or newer",
          error,
        ),
      ),
    );
    child.once('close', code =>
      code === 0
        ? resolve()
        : reject(new Error(`git ${args.join(' ')} failed: ${stderr.trim()}`)),
    );
    // A git that ends early closes the pipe; its exit code says why.
    child.stdin.on('error', () => {});
    child.stdin.end(input);
  });
}
