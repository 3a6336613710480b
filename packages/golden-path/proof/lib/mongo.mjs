import { once } from 'node:events';
import { mkdir } from 'node:fs/promises';
import { connect } from 'node:net';
import { join } from 'node:path';
import { freePort, start, until } from './run.mjs';

/**
 * Starts a server that speaks MongoDB's protocol on a free port: FerretDB, on
 * SQLite, which ferretdb.sh builds in a minute. FERRETDB names the program.
 */
export async function startMongo(folder) {
  const state = join(folder, 'ferretdb');
  await mkdir(state);
  const port = await freePort();
  const server = start(process.env.FERRETDB ?? 'ferretdb', [
    ...['--handler=sqlite', `--sqlite-url=file:${state}/`],
    ...[`--state-dir=${state}`, `--listen-addr=127.0.0.1:${port}`],
    ...['--telemetry=disable', '--debug-addr=-', '--log-level=warn'],
  ]);
  await until('FerretDB', () => reachable(port), { process: server });
  return {
    createDatabase: async () => `mongodb://127.0.0.1:${port}/service`,
    expectTables: async () => {},
    stop: () => server.stop(),
  };
}

async function reachable(port) {
  const socket = connect(port, '127.0.0.1');
  try {
    await once(socket, 'connect');
    return true;
  } finally {
    socket.destroy();
  }
}
