import { chmod, chown, mkdir, readdir } from 'node:fs/promises';
import { join } from 'node:path';
import { command, freePort, start, until } from './run.mjs';

const ROOT = '/usr/lib/postgresql';

/** What the first migrations of a service make. */
const TABLES = ['notes'];

/** Starts a PostgreSQL of this machine on a free port. */
export async function startPostgres(parent) {
  const folder = join(parent, 'postgres');
  const { program, as } = await installation();
  await mkdir(folder);
  await as.own(parent, folder);
  const data = join(folder, 'data');
  await command(
    ...as.run(program('initdb'), [
      ...['-D', data, '-U', 'app', '--auth=trust'],
      ...['--encoding=UTF8', '--no-sync'],
    ]),
    { cwd: folder },
  );
  const port = await freePort();
  const server = start(
    ...as.run(program('postgres'), [
      ...['-D', data, '-k', folder, '-F'],
      ...['-h', '127.0.0.1', '-p', String(port)],
    ]),
    { cwd: folder },
  );
  const url = database => `postgresql://app@127.0.0.1:${port}/${database}`;
  const query = (address, sql) =>
    command(program('psql'), [
      ...['-X', '-A', '-t', '-v', 'ON_ERROR_STOP=1', '-c', sql, address],
    ]);
  await until('PostgreSQL', () => query(url('postgres'), 'SELECT 1'), {
    process: server,
  });
  return {
    async createDatabase() {
      await query(url('postgres'), 'CREATE DATABASE service');
      return url('service');
    },
    async expectTables(address) {
      const tables = await query(
        address,
        "SELECT tablename FROM pg_tables WHERE schemaname = 'public'",
      );
      expectAll(TABLES, tables);
      const indexes = await query(
        address,
        "SELECT indexdef FROM pg_indexes WHERE tablename = 'notes'",
      );
      expectAll(['UNIQUE', 'btree'], indexes);
      const constraints = await query(
        address,
        "SELECT contype FROM pg_constraint WHERE contype = 'f'",
      );
      expectAll(['f'], constraints);
    },
    async expectPostgis(address) {
      expectAll(
        ['postgis'],
        await query(address, 'SELECT extname FROM pg_extension'),
      );
    },
    stop: () => server.stop('SIGINT'),
  };
}

/** PostgreSQL refuses to run as root, as which containers often run. */
async function installation() {
  const versions = await readdir(ROOT).catch(() => []);
  const [newest] = versions.sort((a, b) => Number(b) - Number(a));
  if (!newest) {
    throw new Error(`There is no PostgreSQL in ${ROOT}`);
  }
  const program = name => join(ROOT, newest, 'bin', name);
  if (process.getuid() !== 0) {
    const run = (file, args) => [file, args];
    return { program, as: { own: async () => {}, run } };
  }
  const [uid, gid] = await Promise.all(
    ['-u', '-g'].map(async flag =>
      Number(await command('id', [flag, 'postgres'])),
    ),
  );
  return {
    program,
    as: {
      async own(parent, folder) {
        await chmod(parent, 0o755);
        await chown(folder, uid, gid);
      },
      run: (file, args) => [
        'setpriv',
        [`--reuid=${uid}`, `--regid=${gid}`, '--clear-groups', file, ...args],
      ],
    },
  };
}

function expectAll(expected, text) {
  const missing = expected.filter(name => !text.includes(name));
  if (missing.length > 0) {
    throw new Error(`The database has no ${missing.join(', ')}:\n${text}`);
  }
}
