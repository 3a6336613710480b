import { mkdir } from 'node:fs/promises';
import { homedir } from 'node:os';
import { join } from 'node:path';
import { command } from '../lib/run.mjs';
import { exists } from './standIn.mjs';

/** A store of images in a folder, worked on without a daemon or a namespace. */
export async function imageStore(folder) {
  const global = [
    '--storage-driver=vfs',
    `--root=${join(folder, 'storage')}`,
    `--runroot=${join(folder, 'run')}`,
  ];
  await mkdir(folder, { recursive: true });
  const buildah = (...args) =>
    command('buildah', [...global, ...args], { timeout: 1_800_000 });
  return {
    /** Makes a root file system an image with that name. */
    async add(rootfs, name) {
      const container = (await buildah('from', 'scratch')).trim();
      const mount = (await buildah('mount', container)).trim();
      await command('cp', ['-a', `${rootfs}/.`, mount]);
      await buildah(
        ...[
          'config',
          '--env',
          'NODE_EXTRA_CA_CERTS=/etc/ssl/certs/ca-certificates.crt',
        ],
        ...[
          '--env',
          'PATH=/usr/local/sbin:/usr/local/bin:/usr/sbin:/usr/bin:/sbin:/bin',
        ],
        container,
      );
      await buildah('commit', '--rm', container, name);
    },
    async build({ dockerfile, context, name, args }) {
      // What npm needs to know about this machine stays on it
      const npmrc = join(homedir(), '.npmrc');
      await buildah(
        ...['build', '--isolation=chroot', '--pull-never', '--format=docker'],
        ...((await exists(npmrc)) ? [`--volume=${npmrc}:/root/.npmrc:ro`] : []),
        ...Object.entries(args).map(
          ([key, value]) => `--build-arg=${key}=${value}`,
        ),
        ...[`--file=${dockerfile}`, `--tag=${name}`, context],
      );
    },
    /** What the image says about itself, and its files. */
    async open(name) {
      const container = (await buildah('from', '--pull-never', name)).trim();
      const { Docker } = JSON.parse(
        await buildah('inspect', '--type=image', name),
      );
      const root = (await buildah('mount', container)).trim();
      return { config: Docker.config, root };
    },
    remove: () => command('rm', ['-rf', folder]),
  };
}
