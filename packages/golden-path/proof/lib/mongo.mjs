import { once } from 'node:events';
import { mkdir } from 'node:fs/promises';
import { createRequire } from 'node:module';
import { connect } from 'node:net';
import { join } from 'node:path';
import { freePort, start, until } from './run.mjs';

/** What the first migrations of a service make: indexes by collection. */
const INDEXES = {
  authors: ['_id_'],
  notes: ['_id_', 'notes_newest_idx', 'notes_author_newest_idx'],
};

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
    expectTables,
    stop: () => server.stop(),
  };
}

/** Looks with the driver that the service installed, not with its code. */
async function expectTables(address, directory) {
  const require = createRequire(join(directory, 'package.json'));
  const { MongoClient } = require('mongoose').mongo;
  const client = await MongoClient.connect(address);
  try {
    for (const [collection, expected] of Object.entries(INDEXES)) {
      const indexes = await client.db().collection(collection).indexes();
      const names = indexes.map(({ name }) => name);
      const missing = expected.filter(name => !names.includes(name));
      if (missing.length > 0) {
        throw new Error(`${collection} has ${names} but no ${missing}`);
      }
    }
  } finally {
    await client.close();
  }
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
