import fs from 'node:fs';
import path from 'node:path';
import { UserError } from './console.mjs';
import { dataDir } from './paths.mjs';

const SQLITE_HEADER = 'SQLite format 3\0';

const remedy = `Restore it from a backup, or move ${dataDir} away to start afresh.`;

function checkDatabase(file) {
  const handle = fs.openSync(file, 'r');
  try {
    const header = Buffer.alloc(16);
    const length = fs.readSync(handle, header, 0, 16, 0);
    if (length > 0 && header.toString('latin1') !== SQLITE_HEADER) {
      throw new UserError(`${file} is not a SQLite database. ${remedy}`);
    }
  } finally {
    fs.closeSync(handle);
  }
}

function checkRepository(folder) {
  if (!fs.existsSync(path.join(folder, 'HEAD'))) {
    throw new UserError(`${folder} is not a Git repository. ${remedy}`);
  }
}

const children = folder =>
  fs.existsSync(folder)
    ? fs.readdirSync(folder).map(name => path.join(folder, name))
    : [];

/**
 * Makes the folder of the embedded portal and throws a `UserError` for one
 * that cannot be written to or holds something else than the portal left.
 */
export function ensureData() {
  try {
    for (const folder of ['databases', 'repositories']) {
      fs.mkdirSync(path.join(dataDir, folder), { recursive: true });
    }
    fs.accessSync(dataDir, fs.constants.W_OK);
    fs.accessSync(path.join(dataDir, 'databases'), fs.constants.W_OK);
  } catch (error) {
    throw new UserError(
      `Cannot use ${dataDir} to store the portal's data (${error.code}): it must be a folder that you may write to.`,
    );
  }
  for (const file of children(path.join(dataDir, 'databases'))) {
    if (file.endsWith('.sqlite')) {
      checkDatabase(file);
    }
  }
  for (const owner of children(path.join(dataDir, 'repositories'))) {
    for (const folder of children(owner)) {
      if (folder.endsWith('.git')) {
        checkRepository(folder);
      }
    }
  }
}
