import { createHash } from 'node:crypto';
import { mkdir, readFile, rename, stat } from 'node:fs/promises';
import { join } from 'node:path';
import { command } from './run.mjs';

/**
 * Installs the packages of repositories that are proved one after the other.
 * What the same manifest and lockfile have installed before is taken from the
 * repository before, as installing is most of the work.
 */
export class Installer {
  #store;
  #runtime;
  #used = [];

  constructor(store, runtime) {
    this.#store = store;
    this.#runtime = runtime;
  }

  /** `npm ci`, unless these very packages were installed before. */
  async install(directory) {
    const modules = join(directory, 'node_modules');
    const kept = join(this.#store, await this.#keyOf(directory));
    if (await exists(kept)) {
      await rename(kept, modules);
    } else {
      await command('npm', ['ci', '--no-audit', '--no-fund'], {
        cwd: directory,
        env: { ...this.#runtime, npm_config_prefer_offline: 'true' },
      });
    }
    this.#used.push({ modules, kept });
  }

  /** Keeps what was installed, once it has proved to be good. */
  async keep() {
    await mkdir(this.#store, { recursive: true });
    for (const { modules, kept } of this.#used) {
      await rename(modules, kept);
    }
  }

  async #keyOf(directory) {
    const hash = createHash('sha256').update(JSON.stringify(this.#runtime));
    for (const name of ['package.json', 'package-lock.json']) {
      hash.update(await readFile(join(directory, name)));
    }
    return hash.digest('hex');
  }
}

function exists(path) {
  return stat(path).then(
    () => true,
    () => false,
  );
}
