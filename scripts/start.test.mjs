import assert from 'node:assert/strict';
import { spawn } from 'node:child_process';
import fs from 'node:fs';
import net from 'node:net';
import os from 'node:os';
import path from 'node:path';
import { after, before, test } from 'node:test';
import { root } from './lib/paths.mjs';

let folder;

before(() => {
  folder = fs.mkdtempSync(path.join(os.tmpdir(), 'jalon-start-'));
});

after(() => {
  fs.rmSync(folder, { recursive: true, force: true });
});

/** A port that nothing listens on; the server that held it is closed. */
async function freePort() {
  const server = await listen();
  const { port } = server.address();
  await new Promise(resolve => server.close(resolve));
  return port;
}

function listen() {
  return new Promise(resolve => {
    const server = net.createServer();
    server.listen(0, '127.0.0.1', () => resolve(server));
  });
}

function start(env) {
  return new Promise(resolve => {
    const child = spawn(process.execPath, ['scripts/start.mjs'], {
      cwd: root,
      env: { ...process.env, ...env },
    });
    let output = '';
    child.stdout.on('data', data => (output += data));
    child.stderr.on('data', data => (output += data));
    child.on('close', code => resolve({ code, output: output.trim() }));
  });
}

/** Asserts that a start ended with one sentence that holds what is expected. */
function assertSentence({ code, output }, expected) {
  assert.equal(code, 1);
  assert.match(output, expected);
  assert.equal(output.split('\n').length, 1, output);
}

test('a port in use is named, with another one to choose', async () => {
  const server = await listen();
  const { port } = server.address();
  try {
    const result = await start({ PORT: String(port), JALON_DATA_DIR: folder });
    assertSentence(result, new RegExp(`Port ${port} is in use.*PORT=`));
  } finally {
    server.close();
  }
});

test('a data folder that is a file is refused', async () => {
  const file = path.join(folder, 'file');
  fs.writeFileSync(file, '');
  const result = await start({
    PORT: String(await freePort()),
    JALON_DATA_DIR: file,
  });
  assertSentence(result, /must be a folder that you may write to/);
});

test('a damaged database is named, with what to do', async () => {
  const data = path.join(folder, 'damaged-database');
  fs.mkdirSync(path.join(data, 'databases'), { recursive: true });
  fs.writeFileSync(
    path.join(data, 'databases/catalog.sqlite'),
    'this is no database at all',
  );
  const result = await start({
    PORT: String(await freePort()),
    JALON_DATA_DIR: data,
  });
  assertSentence(result, /catalog\.sqlite is not a SQLite database.*move/);
});

test('a damaged repository is named, with what to do', async () => {
  const data = path.join(folder, 'damaged-repository');
  fs.mkdirSync(path.join(data, 'repositories/acme/orders.git'), {
    recursive: true,
  });
  const result = await start({
    PORT: String(await freePort()),
    JALON_DATA_DIR: data,
  });
  assertSentence(result, /orders\.git is not a Git repository.*move/);
});

test('a machine without git is told where to get it', async () => {
  const result = await start({
    PORT: String(await freePort()),
    JALON_DATA_DIR: path.join(folder, 'fresh'),
    PATH: folder,
  });
  assertSentence(result, /git, which is not on this machine/);
});
