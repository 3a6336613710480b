/** A folder of a tree of files. */
export interface Folder {
  /** From the root, without slashes at its ends; '' is the root. */
  readonly path: string;
  readonly name: string;
  readonly folders: readonly Folder[];
  readonly files: readonly { path: string; name: string }[];
  /** How many files are in it and below. */
  readonly count: number;
}

/** Builds the tree of files from their paths; folders and files by name. */
export function buildTree(paths: readonly string[], path = ''): Folder {
  const prefix = path ? `${path}/` : '';
  const files: { path: string; name: string }[] = [];
  const below = new Map<string, string[]>();
  for (const file of paths) {
    const [name, ...rest] = file.slice(prefix.length).split('/');
    if (rest.length === 0) {
      files.push({ path: file, name });
    } else {
      below.set(name, [...(below.get(name) ?? []), file]);
    }
  }
  const byName = (a: { name: string }, b: { name: string }) =>
    a.name.localeCompare(b.name);
  return {
    path,
    name: path.split('/').pop() ?? '',
    folders: [...below]
      .map(([name, inside]) => buildTree(inside, `${prefix}${name}`))
      .sort(byName),
    files: files.sort(byName),
    count: paths.length,
  };
}
