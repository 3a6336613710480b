import { dirname, join } from 'node:path';

// Node's own, also under a test runner that has another one, which knows no ES
// modules.
const nodeModule = process.getBuiltinModule('node:module');
const nodeRequire = nodeModule.createRequire(__filename);

/** Loads a package when it is needed: validators are large. */
export function load<T>(name: string): T {
  return nodeRequire(name);
}

/** Loads a file of a package that is an ES module. */
export function loadFile<T>(name: string, file: string): T {
  const manifest = nodeModule.findPackageJSON(name, __filename);
  if (!manifest) {
    throw new Error(`${name} is not installed`);
  }
  return nodeRequire(join(dirname(manifest), file));
}
