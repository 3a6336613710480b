import { structuredPatch } from 'diff';

const CONTEXT_LINES = 3;
const MAX_EDITS = 5000;

/**
 * Unified difference of one file as Git prints it; undefined when the contents
 * are equal or too different to be worth comparing.
 */
export function unifiedDifference(
  path: string,
  before: string,
  after: string,
): string | undefined {
  const patch = structuredPatch(path, path, before, after, '', '', {
    context: CONTEXT_LINES,
    maxEditLength: MAX_EDITS,
  });
  if (!patch?.hunks.length) {
    return undefined;
  }
  const hunks = patch.hunks.map(hunk => {
    const head = `@@ -${hunk.oldStart},${hunk.oldLines} +${hunk.newStart},${hunk.newLines} @@`;
    return [head, ...hunk.lines].join('\n');
  });
  const head = [`diff --git a/${path} b/${path}`, `--- a/${path}`];
  return [...head, `+++ b/${path}`, ...hunks, ''].join('\n');
}
