import { say, UserError } from './console.mjs';
import { capture } from './run.mjs';

/** Installs a Debian package, or says what the person has to install. */
export async function aptInstall(packageName, title) {
  const sentence = `The tests need ${title}: install it and try again.`;
  const apt = await capture('apt-get', ['--version']);
  if (apt.code !== 0 || process.getuid?.() !== 0) {
    throw new UserError(sentence);
  }
  say(`Installing ${title} …`);
  const env = { ...process.env, DEBIAN_FRONTEND: 'noninteractive' };
  await capture('apt-get', ['update', '-qq'], { env });
  const { code, output } = await capture(
    'apt-get',
    ['install', '-y', '-qq', '--no-install-recommends', packageName],
    { env },
  );
  if (code !== 0) {
    throw new UserError(`${output.trim()}\n\n${sentence}`);
  }
}
