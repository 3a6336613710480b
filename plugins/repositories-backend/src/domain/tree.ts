/** One line of a folder. */
export interface TreeEntry {
  readonly name: string;
  /** Relative to the root of the repository. */
  readonly path: string;
  readonly kind: 'folder' | 'file';
}

/**
 * The folders and files directly below a folder (`''` for the root), folders
 * first, from the paths of all files.
 */
export function entriesOf(
  paths: readonly string[],
  folder: string,
): TreeEntry[] {
  const below = folder ? `${folder}/` : '';
  const entries = new Map<string, TreeEntry>();
  for (const path of paths) {
    if (path.startsWith(below)) {
      const [name, ...rest] = path.slice(below.length).split('/');
      const kind = rest.length > 0 ? 'folder' : 'file';
      entries.set(name, { name, path: `${below}${name}`, kind });
    }
  }
  return [...entries.values()].sort(
    (a, b) => rank(a) - rank(b) || (a.name < b.name ? -1 : 1),
  );
}

function rank(entry: TreeEntry): number {
  return entry.kind === 'folder' ? 0 : 1;
}
