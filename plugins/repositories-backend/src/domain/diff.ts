/** What a commit did to one file. */
export interface FileDiff {
  readonly path: string;
  readonly change: 'added' | 'modified' | 'deleted';
  readonly binary: boolean;
  readonly additions: number;
  readonly deletions: number;
  /** Unified diff, beginning with its first hunk; absent when there is none. */
  readonly patch?: string;
}

const CHANGES = { A: 'added', D: 'deleted' } as const;

/**
 * Reads the output of `git diff-tree --raw -z` and of the same with `--patch`,
 * which list the same files in the same order. The patch may be cut off.
 */
export function parseDiff(raw: string, patch: string): FileDiff[] {
  const fields = raw.split('\0').filter(field => field !== '');
  // Lines of files begin with ' ', '+' or '-': only a header can match.
  const chunks = patch.split(/^diff --git .*\n/m).slice(1);
  const files: FileDiff[] = [];
  for (let index = 0; index + 1 < fields.length; index += 2) {
    const status = fields[index].at(-1);
    files.push({
      path: fields[index + 1],
      change:
        ((status === 'A' || status === 'D') && CHANGES[status]) || 'modified',
      ...readChunk(chunks[index / 2]),
    });
  }
  return files;
}

function readChunk(
  chunk: string | undefined,
): Pick<FileDiff, 'binary' | 'additions' | 'deletions' | 'patch'> {
  const hunk = chunk?.search(/^@@ /m) ?? -1;
  if (chunk === undefined || hunk < 0) {
    const binary = /^Binary files .* differ$/m.test(chunk ?? '');
    return { binary, additions: 0, deletions: 0 };
  }
  const patch = chunk.slice(hunk);
  const lines = patch.split('\n');
  return {
    binary: false,
    additions: lines.filter(line => line.startsWith('+')).length,
    deletions: lines.filter(line => line.startsWith('-')).length,
    patch,
  };
}
