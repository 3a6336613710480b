import { spawn } from 'node:child_process';
import fs from 'node:fs';
import net from 'node:net';
import os from 'node:os';
import path from 'node:path';
import { say, UserError } from './console.mjs';
import { aptInstall } from './apt.mjs';
import { capture } from './run.mjs';

const VARIABLE = 'BACKSTAGE_TEST_DATABASE_POSTGRES15_CONNECTION_STRING';

function findBinaries() {
  const versions = '/usr/lib/postgresql';
  const folders = fs.existsSync(versions)
    ? fs
        .readdirSync(versions)
        .sort((a, b) => Number(b) - Number(a))
        .map(version => path.join(versions, version, 'bin'))
    : [];
  return [...folders, ...process.env.PATH.split(path.delimiter)].find(folder =>
    ['initdb', 'postgres'].every(name =>
      fs.existsSync(path.join(folder, name)),
    ),
  );
}

async function freePort() {
  return new Promise((resolve, reject) => {
    const server = net.createServer();
    server.once('error', reject);
    server.listen(0, '127.0.0.1', () => {
      const { port } = server.address();
      server.close(() => resolve(port));
    });
  });
}

/** PostgreSQL refuses to run as root; Debian's package brings a user for it. */
function asServerUser(command, args) {
  return process.getuid?.() === 0
    ? [
        'setpriv',
        [
          '--reuid=postgres',
          '--regid=postgres',
          '--clear-groups',
          command,
          ...args,
        ],
      ]
    : [command, args];
}

async function initialise(binaries, folder) {
  if (process.getuid?.() === 0) {
    await capture('chown', ['-R', 'postgres:postgres', folder]);
  }
  const { code, output } = await capture(
    ...asServerUser(path.join(binaries, 'initdb'), [
      '--pgdata',
      path.join(folder, 'data'),
      '--username=postgres',
      '--auth=trust',
      '--encoding=UTF8',
      '--no-sync',
    ]),
    { cwd: folder },
  );
  if (code !== 0) {
    throw new UserError(`${output}\n\nPostgreSQL's initdb failed.`);
  }
}

async function untilAccepting(port, child) {
  const deadline = Date.now() + 30_000;
  while (Date.now() < deadline && child.exitCode === null) {
    const open = await new Promise(resolve => {
      const socket = net.connect(port, '127.0.0.1');
      socket
        .once('connect', () => resolve(true))
        .once('error', () => resolve(false));
      socket.unref();
    });
    if (open) {
      return;
    }
    await new Promise(resolve => setTimeout(resolve, 200));
  }
  throw new UserError('PostgreSQL did not start within 30 seconds.');
}

/**
 * A PostgreSQL for the tests: the one that the environment names, else one
 * started here on a free port with data of its own, installing Debian's
 * package first when there is none.
 *
 * Answers `{ env, stop }`.
 */
export async function startPostgres() {
  if (process.env[VARIABLE]) {
    return { env: { [VARIABLE]: process.env[VARIABLE] }, stop: () => {} };
  }
  let binaries = findBinaries();
  if (!binaries) {
    await aptInstall('postgresql', 'PostgreSQL');
    binaries = findBinaries();
  }
  const folder = fs.mkdtempSync(path.join(os.tmpdir(), 'jalon-postgres-'));
  await initialise(binaries, folder);
  const port = await freePort();
  const child = spawn(
    ...asServerUser(path.join(binaries, 'postgres'), [
      '-D',
      path.join(folder, 'data'),
      ...['-p', String(port), '-h', '127.0.0.1', '-k', folder],
      ...['-c', 'fsync=off', '-c', 'max_connections=300'],
    ]),
    { cwd: folder, stdio: 'ignore' },
  );
  await untilAccepting(port, child);
  say(`PostgreSQL runs on port ${port}`);
  return {
    env: { [VARIABLE]: `postgresql://postgres@127.0.0.1:${port}/postgres` },
    stop: () =>
      new Promise(resolve => {
        child.once('exit', () => {
          fs.rmSync(folder, { recursive: true, force: true });
          resolve();
        });
        child.kill('SIGINT');
      }),
  };
}
