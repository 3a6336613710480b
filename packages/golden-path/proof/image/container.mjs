import { command, start } from '../lib/run.mjs';

/**
 * Runs programs from an image as a cluster does: its file system read-only but
 * for the volumes, its user and entry point. The
 * network is this machine's.
 */
export function containerOf({ config, root }, { uid, volumes, env }) {
  const script = [
    'mount --bind "$ROOT" "$ROOT"',
    'mount --bind /proc "$ROOT/proc"',
    'mount --bind /dev "$ROOT/dev"',
    ...volumes.map(
      path =>
        `mount -t tmpfs -o mode=0755,uid=${uid},gid=${uid} none "$ROOT${path}"`,
    ),
    'mount -o remount,bind,ro "$ROOT"',
    `exec chroot --userspec=${uid}:${uid} --groups= "$ROOT" /usr/bin/env -i -C "${config.WorkingDir}" "$@"`,
  ];
  const argumentsOf = (words, extra = {}) => [
    ...[
      '--mount',
      '--propagation=private',
      'sh',
      '-ec',
      script.join('\n'),
      'sh',
    ],
    ...config.Env,
    ...Object.entries({ ...env, ...extra }).map(
      ([name, value]) => `${name}=${value}`,
    ),
    ...words,
  ];
  const host = { env: { ROOT: root } };
  return {
    /** Runs to the end, past the entry point. */
    exec: (words, extra) => command('unshare', argumentsOf(words, extra), host),
    /** Starts what the image starts, or the given arguments instead. */
    start: (args = config.Cmd, extra = {}) =>
      start(
        'unshare',
        argumentsOf([...config.Entrypoint, ...args], extra),
        host,
      ),
  };
}
