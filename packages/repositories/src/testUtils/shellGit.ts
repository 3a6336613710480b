import { execFile } from 'node:child_process';

/** How plain `git` is run. */
export interface ShellGitOptions {
  readonly input?: Buffer | string;
  readonly env?: Readonly<Record<string, string>>;
  readonly workTree?: string;
}

/** Plain `git` as a person at a keyboard would run it; its output as text. */
export async function shellGit(
  gitDirectory: string,
  args: readonly string[],
  options: ShellGitOptions = {},
): Promise<string> {
  return (await shellGitBytes(gitDirectory, args, options)).toString('utf8');
}

/** Like {@link shellGit}, with the output as it is. */
export function shellGitBytes(
  gitDirectory: string,
  args: readonly string[],
  options: ShellGitOptions = {},
): Promise<Buffer> {
  const { input = '', env, workTree } = options;
  const where = args[0] === 'clone' ? [] : [`--git-dir=${gitDirectory}`];
  return new Promise((resolve, reject) => {
    const child = execFile(
      'git',
      [...where, '-c', 'safe.directory=*', '-c', 'gc.auto=0', ...args],
      {
        cwd: workTree,
        encoding: 'buffer',
        env: { ...environment(workTree), ...env },
        maxBuffer: 256 * 1024 * 1024,
      },
      (error, stdout) => (error ? reject(error) : resolve(stdout)),
    );
    child.stdin?.on('error', () => {});
    child.stdin?.end(input);
  });
}

function environment(workTree: string | undefined): NodeJS.ProcessEnv {
  const inherited = Object.entries(process.env).filter(
    ([name]) => !name.startsWith('GIT_'),
  );
  return {
    ...Object.fromEntries(inherited),
    GIT_CONFIG_GLOBAL: '/dev/null',
    GIT_CONFIG_NOSYSTEM: '1',
    GIT_AUTHOR_NAME: 'Somebody Else',
    GIT_AUTHOR_EMAIL: 'else@yonima.example',
    GIT_COMMITTER_NAME: 'Somebody Else',
    GIT_COMMITTER_EMAIL: 'else@yonima.example',
    TZ: 'UTC',
    ...(workTree ? { GIT_WORK_TREE: workTree } : {}),
  };
}
