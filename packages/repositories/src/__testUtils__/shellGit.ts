import { execFile } from 'node:child_process';
import { promisify } from 'node:util';

const run = promisify(execFile);

/** Plain `git` as a person at a keyboard would run it. */
export async function shellGit(
  gitDirectory: string,
  args: readonly string[],
  workTree?: string,
): Promise<string> {
  const inherited = Object.entries(process.env).filter(
    ([name]) => !name.startsWith('GIT_'),
  );
  const where = args[0] === 'clone' ? [] : [`--git-dir=${gitDirectory}`];
  const { stdout } = await run(
    'git',
    [...where, '-c', 'safe.directory=*', ...args],
    {
      cwd: workTree,
      env: {
        ...Object.fromEntries(inherited),
        GIT_CONFIG_GLOBAL: '/dev/null',
        GIT_CONFIG_NOSYSTEM: '1',
        GIT_AUTHOR_NAME: 'Somebody Else',
        GIT_AUTHOR_EMAIL: 'else@yonima.example',
        GIT_COMMITTER_NAME: 'Somebody Else',
        GIT_COMMITTER_EMAIL: 'else@yonima.example',
        ...(workTree ? { GIT_WORK_TREE: workTree } : {}),
      },
    },
  );
  return stdout;
}
