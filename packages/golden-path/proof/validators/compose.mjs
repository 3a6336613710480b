import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { command } from '../lib/run.mjs';

/** Everything that a profile adds is looked at too. */
const PROFILES = ['--profile', 'production', '--profile', 'monitoring'];

/**
 * Has Docker Compose read the file of a rendered repository, with all of its
 * profiles. Compose 2 and the older docker-compose both will do.
 *
 * @throws Error with what Compose says
 */
export async function validate(directory) {
  const file = join(directory, 'infrastructure/docker/docker-compose.yml');
  const content = await readFile(file, 'utf8').catch(() => undefined);
  if (content === undefined) {
    return;
  }
  if (await hasCompose2()) {
    await command('docker', [
      ...['compose', '--file', file],
      ...[...PROFILES, 'config', '--quiet'],
    ]);
    return;
  }
  await inOlderDialect(directory, content, older =>
    command('docker-compose', [
      ...['--file', older],
      ...[...PROFILES, 'config', '--quiet'],
    ]),
  );
}

function hasCompose2() {
  return command('docker', ['compose', 'version']).then(
    () => true,
    () => false,
  );
}

/** docker-compose 1 does not know that a file can name its project. */
async function inOlderDialect(directory, content, action) {
  const folder = await mkdtemp(join(directory, 'infrastructure/compose-'));
  try {
    const file = join(folder, 'docker-compose.yml');
    await writeFile(file, content.replace(/^name: .*\n/m, ''));
    await action(file);
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
}
