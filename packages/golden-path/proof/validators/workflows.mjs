import { access, readdir } from 'node:fs/promises';
import { join } from 'node:path';
import { command } from '../lib/run.mjs';

/**
 * Checks the workflows of a rendered repository with actionlint, and the
 * scripts in and beside them with shellcheck.
 *
 * @throws Error with every finding, or when a program is not installed
 */
export async function validate(directory) {
  const files = await filesIn(directory, 'workflows', /\.ya?ml$/);
  const scripts = await filesIn(directory, 'scripts', /\.sh$/);
  if (scripts.length > 0) {
    await command('shellcheck', ['--shell=bash', ...scripts], {
      cwd: directory,
    });
  }
  if (files.length === 0) {
    return;
  }
  // Without it actionlint would leave the scripts unread and say nothing
  const shellcheck = await findProgram('shellcheck');
  await command(
    process.env.ACTIONLINT ?? 'actionlint',
    [...['-no-color', '-shellcheck', shellcheck, '-pyflakes', ''], ...files],
    { cwd: directory },
  );
}

async function filesIn(directory, folder, pattern) {
  const path = join(directory, '.github', folder);
  const names = await readdir(path).catch(() => []);
  return names.filter(name => pattern.test(name)).map(name => join(path, name));
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
