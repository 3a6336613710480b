import { resolveLink } from './references';
import { SnapshotBuilder } from './SnapshotBuilder';
import type {
  Addresses,
  ReferenceFacts,
  Snapshot,
  SourceFile,
} from './snapshotTypes';

/** Puts the files of one entity together, in the order they are given. */
export function buildSnapshot(
  files: readonly SourceFile[],
  facts: ReferenceFacts,
  addresses: Addresses,
): Snapshot {
  const builder = new SnapshotBuilder(facts, addresses);
  files.forEach(file => builder.add(file));
  return builder.result();
}

/** Files of the repository that the items point to, each once. */
export function referencedFiles(files: readonly SourceFile[]) {
  const targets = new Map<string, { path: string; anchored: boolean }>();
  for (const { path, parsed } of files) {
    for (const reference of parsed.items.flatMap(item => item.references)) {
      const link = reference.target && resolveLink(path, reference.target);
      if (link && link.kind === 'file') {
        const anchored =
          link.anchor !== undefined || targets.get(link.path)?.anchored;
        targets.set(link.path, { path: link.path, anchored: !!anchored });
      }
    }
  }
  return [...targets.values()];
}
