/** The part of a `package.json` that the renderer touches. */
export interface Manifest {
  name?: string;
  description?: string;
  engines?: Record<string, string>;
  scripts?: Record<string, string>;
  dependencies?: Record<string, string>;
  devDependencies?: Record<string, string>;
  [key: string]: unknown;
}

interface LockedPackage {
  name?: string;
  optional?: boolean;
  peer?: boolean;
  dev?: boolean;
  devOptional?: boolean;
  dependencies?: Record<string, string>;
  devDependencies?: Record<string, string>;
  optionalDependencies?: Record<string, string>;
  peerDependencies?: Record<string, string>;
  engines?: Record<string, string>;
  [key: string]: unknown;
}

/** A `package-lock.json` of version 3. */
export interface Lockfile {
  name?: string;
  packages: Record<string, LockedPackage>;
  [key: string]: unknown;
}

/** Leaves out dependencies and scripts. */
export function pruneManifest(
  manifest: Manifest,
  removed: {
    dependencies: ReadonlySet<string>;
    scripts: ReadonlySet<string>;
  },
): Manifest {
  const result = { ...manifest };
  for (const field of ['dependencies', 'devDependencies'] as const) {
    const entries = manifest[field];
    if (entries) {
      result[field] = without(entries, removed.dependencies);
    }
  }
  if (manifest.scripts) {
    result.scripts = without(manifest.scripts, removed.scripts);
  }
  return result;
}

/**
 * Brings a lockfile in line with a manifest that has fewer dependencies than
 * the one it was made for: packages that nothing needs any more are left out,
 * and those that only development needs are marked, as npm would.
 */
export function pruneLockfile(lock: Lockfile, manifest: Manifest): Lockfile {
  const { packages } = lock;
  const root: LockedPackage = {
    ...packages[''],
    name: manifest.name,
    ...pick(manifest, ['engines']),
  };
  for (const field of ['dependencies', 'devDependencies'] as const) {
    if (packages[''][field]) {
      root[field] = { ...manifest[field] };
    }
  }
  const inProduction = reach(packages, root.dependencies ?? {});
  const reached = reach(packages, {
    ...root.dependencies,
    ...root.devDependencies,
  });
  const kept = Object.entries(packages)
    .filter(([path]) => path === '' || reached.has(path))
    .map(([path, entry]): [string, LockedPackage] => [
      path,
      path === '' ? root : markDev(entry, !inProduction.has(path)),
    ]);
  return { ...lock, name: manifest.name, packages: Object.fromEntries(kept) };
}

function markDev(entry: LockedPackage, onlyDev: boolean): LockedPackage {
  if (!onlyDev || entry.dev || entry.devOptional) {
    return entry;
  }
  return { ...entry, dev: true };
}

/** Paths of the packages that dependencies of the root lead to. */
function reach(
  packages: Lockfile['packages'],
  dependencies: Record<string, string>,
): ReadonlySet<string> {
  const reached = new Set<string>();
  const queue = Object.keys(dependencies).map(name =>
    resolve(packages, '', name),
  );
  while (queue.length > 0) {
    const path = queue.pop();
    if (path === undefined || reached.has(path)) {
      continue;
    }
    reached.add(path);
    const entry = packages[path];
    const needed = {
      ...entry.dependencies,
      ...entry.optionalDependencies,
      ...entry.peerDependencies,
    };
    queue.push(
      ...Object.keys(needed).map(name => resolve(packages, path, name)),
    );
  }
  return reached;
}

/** Where Node.js finds a package from another: the nearest `node_modules`. */
function resolve(
  packages: Lockfile['packages'],
  from: string,
  name: string,
): string | undefined {
  for (
    let base = from;
    ;
    base = base.slice(0, base.lastIndexOf('node_modules'))
  ) {
    const prefix = base.replace(/\/$/, '');
    const candidate = `${prefix ? `${prefix}/` : ''}node_modules/${name}`;
    if (packages[candidate]) {
      return candidate;
    }
    if (base === '') {
      return undefined;
    }
  }
}

function without(
  entries: Record<string, string>,
  removed: ReadonlySet<string>,
): Record<string, string> {
  return Object.fromEntries(
    Object.entries(entries).filter(([name]) => !removed.has(name)),
  );
}

function pick<K extends string>(
  value: Record<string, unknown>,
  keys: readonly K[],
): Partial<Record<K, Record<string, string>>> {
  return Object.fromEntries(
    keys.filter(key => value[key] !== undefined).map(key => [key, value[key]]),
  ) as Partial<Record<K, Record<string, string>>>;
}
