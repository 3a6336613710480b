import { execFile } from 'node:child_process';
import { ServiceUnavailableError } from '@backstage/errors';

const DEFAULT_TIMEOUT_MS = 30_000;
const MAX_OUTPUT_BYTES = 64 * 1024 * 1024;

/** `git` ended with a code other than zero. */
export class GitError extends Error {
  constructor(
    readonly command: string,
    readonly exitCode: number | undefined,
    readonly stderr: string,
  ) {
    super(`git ${command} failed: ${stderr.trim().split('\n')[0]}`);
    this.name = 'GitError';
  }
}

/** How one call of `git` is made. */
export interface GitRunOptions {
  readonly input?: Buffer | string;
  readonly env?: Readonly<Record<string, string>>;
}

/**
 * Runs the real `git` on one bare repository: no shell, no hooks, none of the
 * configuration of the machine or of the person who started the portal.
 */
export class GitRunner {
  constructor(
    private readonly gitDirectory: string,
    private readonly options: { timeoutMs?: number; binary?: string } = {},
  ) {}

  /** Standard output as text. */
  async text(args: readonly string[], options?: GitRunOptions) {
    return (await this.run(args, options)).toString('utf8');
  }

  /** Standard output as it is. */
  run(args: readonly string[], options: GitRunOptions = {}): Promise<Buffer> {
    const timeout = this.options.timeoutMs ?? DEFAULT_TIMEOUT_MS;
    return new Promise((resolve, reject) => {
      const child = execFile(
        this.options.binary ?? 'git',
        [...this.fixedArguments(), ...args],
        {
          encoding: 'buffer',
          env: { ...cleanEnvironment(), ...options.env },
          killSignal: 'SIGKILL',
          maxBuffer: MAX_OUTPUT_BYTES,
          timeout,
          windowsHide: true,
        },
        (error, stdout, stderr) => {
          if (error) {
            reject(explain(error, args[0], stderr.toString('utf8'), timeout));
          } else {
            resolve(stdout);
          }
        },
      );
      // A command that ends before it has read everything closes the pipe; its
      // exit code says what matters.
      child.stdin?.on('error', () => {});
      child.stdin?.end(options.input ?? '');
    });
  }

  private fixedArguments(): string[] {
    return [
      `--git-dir=${this.gitDirectory}`,
      '--literal-pathspecs',
      '--no-pager',
      '--no-replace-objects',
      ...[
        `safe.directory=${this.gitDirectory}`,
        'safe.bareRepository=explicit',
        'core.hooksPath=/dev/null',
        'core.fsmonitor=false',
        // Milliseconds; a push may hold the lock of a branch for a moment.
        'core.filesRefLockTimeout=2000',
        'core.quotePath=false',
        'i18n.logOutputEncoding=UTF-8',
        'log.showSignature=false',
      ].flatMap(setting => ['-c', setting]),
    ];
  }
}

function cleanEnvironment(): NodeJS.ProcessEnv {
  const inherited = Object.entries(process.env).filter(
    ([name]) => !name.toUpperCase().startsWith('GIT_'),
  );
  return {
    ...Object.fromEntries(inherited),
    GIT_CONFIG_NOSYSTEM: '1',
    GIT_CONFIG_GLOBAL: '/dev/null',
    GIT_TERMINAL_PROMPT: '0',
    GIT_OPTIONAL_LOCKS: '0',
    LC_ALL: 'C',
    TZ: 'UTC',
  };
}

function explain(
  error: Error & { code?: unknown; killed?: boolean },
  command: string,
  stderr: string,
  timeoutMs: number,
): Error {
  if (error.code === 'ENOENT') {
    return new ServiceUnavailableError(
      `The program 'git' was not found: install Git 2.39 or newer on the ` +
        `machine that runs the portal`,
    );
  }
  if (error.code === 'ERR_CHILD_PROCESS_STDIO_MAXBUFFER') {
    return new ServiceUnavailableError(
      `git ${command} wrote more than ${MAX_OUTPUT_BYTES} bytes`,
    );
  }
  if (error.killed) {
    return new ServiceUnavailableError(
      `git ${command} took longer than ${timeoutMs} ms`,
    );
  }
  const exitCode = typeof error.code === 'number' ? error.code : undefined;
  return new GitError(command, exitCode, stderr || error.message);
}
