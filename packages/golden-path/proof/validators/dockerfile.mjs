import { readdir } from 'node:fs/promises';
import { join } from 'node:path';
import { command } from '../lib/run.mjs';

const HADOLINT = process.env.HADOLINT ?? 'hadolint';

/**
 * Lints the Dockerfiles of a rendered repository; a warning is an error.
 *
 * @throws Error with what hadolint says
 */
export async function validate(directory) {
  const folder = join(directory, 'infrastructure', 'docker');
  const files = await readdir(folder).catch(() => []);
  const dockerfiles = files.filter(name => name.endsWith('.Dockerfile'));
  if (dockerfiles.length > 0) {
    await command(
      HADOLINT,
      ['--failure-threshold=info', '--no-color', ...dockerfiles],
      { cwd: folder },
    );
  }
}
