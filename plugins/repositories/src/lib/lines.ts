/** The lines of a text, without the empty one after a final line break. */
export function linesOf(text: string): string[] {
  const lines = text.split('\n').map(line => line.replace(/\r$/, ''));
  return lines[lines.length - 1] === '' ? lines.slice(0, -1) : lines;
}

/** The lines that `#L12` or `#L12-L20` names. */
export interface LineRange {
  readonly from: number;
  readonly to: number;
}

/** Undefined when the fragment names no lines. */
export function lineRange(fragment: string): LineRange | undefined {
  const [, first, last] = /^#L(\d{1,7})(?:-L?(\d{1,7}))?$/.exec(fragment) ?? [];
  if (!first) {
    return undefined;
  }
  const from = Number(first);
  const to = last ? Number(last) : from;
  return { from: Math.min(from, to), to: Math.max(from, to) };
}
