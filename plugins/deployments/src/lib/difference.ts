export type DifferenceLineType = 'file' | 'hunk' | 'added' | 'removed' | 'same';

export interface DifferenceLine {
  readonly type: DifferenceLineType;
  /** Without the sign in front. */
  readonly text: string;
}

const FILE_HEADER =
  /^(diff --git |index |--- |\+\+\+ |new file |deleted file |similarity |rename )/;

/** Reads a unified difference, as Git prints it, into lines. */
export function parseDifference(difference: string): DifferenceLine[] {
  const lines = difference.replace(/\n$/, '').split('\n');
  let inHunk = false;
  return lines.map(line => {
    if (line.startsWith('@@')) {
      inHunk = true;
      return { type: 'hunk', text: line };
    }
    if (line.startsWith('diff --git ')) {
      inHunk = false;
    }
    if (!inHunk && FILE_HEADER.test(line)) {
      return { type: 'file', text: line };
    }
    if (line.startsWith('+')) {
      return { type: 'added', text: line.slice(1) };
    }
    if (line.startsWith('-')) {
      return { type: 'removed', text: line.slice(1) };
    }
    return { type: 'same', text: line.replace(/^ /, '') };
  });
}

/** How many lines a difference adds or removes. */
export function countChangedLines(difference: string): number {
  return parseDifference(difference).filter(
    ({ type }) => type === 'added' || type === 'removed',
  ).length;
}
