/** One line of a difference, with its numbers on both sides. */
export interface PatchLine {
  readonly type: 'hunk' | 'same' | 'added' | 'removed';
  readonly text: string;
  readonly before?: number;
  readonly after?: number;
}

/** Reads a unified diff that begins with its first hunk. */
export function parsePatch(patch: string): PatchLine[] {
  let before = 0;
  let after = 0;
  return patch.split('\n').flatMap((line): PatchLine[] => {
    const hunk = /^@@ -(\d+)(?:,\d+)? \+(\d+)(?:,\d+)? @@/.exec(line);
    if (hunk) {
      before = Number(hunk[1]);
      after = Number(hunk[2]);
      return [{ type: 'hunk', text: line }];
    }
    const text = line.slice(1);
    switch (line[0]) {
      case '+':
        return [{ type: 'added', text, after: after++ }];
      case '-':
        return [{ type: 'removed', text, before: before++ }];
      case ' ':
        return [{ type: 'same', text, before: before++, after: after++ }];
      default:
        return [];
    }
  });
}
