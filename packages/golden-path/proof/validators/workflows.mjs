import { access, readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { judgedOnce } from '../lib/judgedOnce.mjs';
import { command } from '../lib/run.mjs';

/** Each of them is judged by itself. */
const byContent = ({ name, content }) => JSON.stringify([name, content]);
const scriptsOnce = judgedOnce(byContent);
const workflowsOnce = judgedOnce(byContent);

/**
 * Checks the workflows of a rendered repository with actionlint, and the
 * scripts in and beside them with shellcheck.
 *
 * @throws Error with every finding, or when a program is not installed
 */
export async function validate(directory) {
  const files = await filesIn(directory, 'workflows', /\.ya?ml$/);
  const scripts = await filesIn(directory, 'scripts', /\.sh$/);
  await scriptsOnce(scripts, fresh =>
    command('shellcheck', ['--shell=bash', ...fresh.map(({ path }) => path)], {
      cwd: directory,
    }),
  );
  // Without it actionlint would leave the scripts unread and say nothing
  const shellcheck = await findProgram('shellcheck');
  await workflowsOnce(files, fresh =>
    command(
      process.env.ACTIONLINT ?? 'actionlint',
      [
        ...['-no-color', '-shellcheck', shellcheck, '-pyflakes', ''],
        ...fresh.map(({ path }) => path),
      ],
      { cwd: directory },
    ),
  );
}

async function filesIn(directory, folder, pattern) {
  const parent = join(directory, '.github', folder);
  const names = await readdir(parent).catch(() => []);
  return Promise.all(
    names
      .filter(name => pattern.test(name))
      .map(async name => {
        const path = join(parent, name);
        return { name, path, content: await readFile(path, 'utf8') };
      }),
  );
}

async function findProgram(name) {
  for (const folder of (process.env.PATH ?? '').split(':')) {
    const path = join(folder, name);
    if (
      await access(path).then(
        () => true,
        () => false,
      )
    ) {
      return path;
    }
  }
  throw new Error(`${name} is not installed`);
}
