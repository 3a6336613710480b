import { spawn } from 'node:child_process';
import { ServiceUnavailableError } from '@backstage/errors';

const TIMEOUT_MS = 15_000;
const EMPTY_TREE = '4b825dc642cb6eb9a060e54bf8d69288fbee4904';

/** Output of `git diff-tree`, as far as it fits. */
export interface RawDiff {
  readonly raw: string;
  readonly patch: string;
  readonly truncated: boolean;
}

/** Asks the real `git` what a commit changed, against its first parent. */
export class GitDiff {
  constructor(private readonly maxBytes: number) {}

  /** `sha` and `parent` are full object names that exist. */
  async read(
    gitDirectory: string,
    sha: string,
    parent: string | undefined,
  ): Promise<RawDiff> {
    const args = (...format: string[]) => [
      `--git-dir=${gitDirectory}`,
      '-c',
      `safe.directory=${gitDirectory}`,
      'diff-tree',
      '-r',
      '--no-renames',
      '--no-color',
      '--no-ext-diff',
      '--no-textconv',
      ...format,
      parent ?? EMPTY_TREE,
      sha,
    ];
    const [raw, patch] = await Promise.all([
      this.run(args('--raw', '-z')),
      this.run(args('--patch')),
    ]);
    return {
      raw: raw.output,
      patch: patch.output,
      truncated: raw.truncated || patch.truncated,
    };
  }

  private run(
    args: readonly string[],
  ): Promise<{ output: string; truncated: boolean }> {
    return new Promise((resolve, reject) => {
      const child = spawn('git', args, {
        env: {
          PATH: process.env.PATH,
          GIT_CONFIG_NOSYSTEM: '1',
          GIT_CONFIG_GLOBAL: '/dev/null',
          LC_ALL: 'C',
        },
        stdio: ['ignore', 'pipe', 'ignore'],
        timeout: TIMEOUT_MS,
        killSignal: 'SIGKILL',
      });
      const chunks: Buffer[] = [];
      let size = 0;
      child.stdout.on('data', (chunk: Buffer) => {
        chunks.push(chunk);
        size += chunk.length;
        if (size > this.maxBytes) {
          child.kill('SIGKILL');
        }
      });
      child.once('error', reject);
      child.once('close', code => {
        const truncated = size > this.maxBytes;
        if (code !== 0 && !truncated) {
          reject(
            new ServiceUnavailableError(
              'The difference of the commit could not be read with git',
            ),
          );
          return;
        }
        const output = Buffer.concat(chunks).subarray(0, this.maxBytes);
        resolve({ output: output.toString('utf8'), truncated });
      });
    });
  }
}
