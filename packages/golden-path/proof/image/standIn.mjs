import { createRequire } from 'node:module';
import {
  access,
  chmod,
  copyFile,
  cp,
  mkdir,
  realpath,
  writeFile,
} from 'node:fs/promises';
import { delimiter, dirname, join } from 'node:path';
import { command } from '../lib/run.mjs';

const require = createRequire(import.meta.url);

/** What the images install that a proof needs; compilers are not among it. */
const PACKAGES = ['ca-certificates', 'curl', 'dumb-init', 'libstdc++6', 'wget'];

const CERTIFICATES = '/etc/ssl/certs/ca-certificates.crt';

/** Commands of Alpine, said to Debian. */
const SHIMS = {
  // Its packages are installed already, or not needed
  apk: 'test "$1" = add',
  addgroup: 'exec groupadd --system --gid "$3" "$4"',
  adduser:
    'exec useradd --system --uid "$3" --gid "$5" --no-create-home --shell /usr/sbin/nologin "$6"',
};

/**
 * Makes a root file system that stands in for the official image of Node.js,
 * where that cannot be fetched: a small Debian with the Node.js and npm that
 * run this. Takes two minutes; a folder that has it already is used again.
 */
export async function makeStandIn(folder) {
  const ready = join(folder, '.stand-in');
  if (await exists(ready)) {
    return;
  }
  await command('debootstrap', [
    '--variant=minbase',
    `--include=${PACKAGES.join(',')}`,
    'bookworm',
    folder,
  ]);
  await installNode(folder);
  for (const [name, script] of Object.entries(SHIMS)) {
    const file = join(folder, 'usr/local/sbin', name);
    await writeFile(file, `#!/bin/sh\n${script}\n`);
    await chmod(file, 0o755);
  }
  // The machine may trust more than Debian does
  if (await exists(CERTIFICATES)) {
    await copyFile(CERTIFICATES, join(folder, CERTIFICATES));
  }
  await writeFile(ready, '');
}

async function installNode(folder) {
  const bin = join(folder, 'usr/local/bin');
  await copyFile(process.execPath, join(bin, 'node'));
  await chmod(join(bin, 'node'), 0o755);
  const npm = await npmPackage();
  const target = join(folder, 'usr/local/lib/node_modules/npm');
  await mkdir(dirname(target), { recursive: true });
  await cp(npm, target, { recursive: true, dereference: true });
  for (const name of ['npm', 'npx']) {
    await writeFile(
      join(bin, name),
      `#!/bin/sh\nexec node /usr/local/lib/node_modules/npm/bin/${name}-cli.js "$@"\n`,
    );
    await chmod(join(bin, name), 0o755);
  }
}

/** The folder of the npm that is first in the path. */
async function npmPackage() {
  for (const folder of process.env.PATH.split(delimiter)) {
    const cli = await realpath(join(folder, 'npm')).catch(() => undefined);
    if (cli?.endsWith('npm-cli.js')) {
      return dirname(dirname(cli));
    }
  }
  return dirname(require.resolve('npm/package.json'));
}

export function exists(path) {
  return access(path).then(
    () => true,
    () => false,
  );
}
