import { limits } from './limits';
import type { ParsedDiagnostic } from './types';

const MARKER = '(?:[ \\t]*(?:>|[-+*]|\\d{1,9}[.)]))';
const TOO_DEEP = new RegExp(`^${MARKER}{${limits.markersPerLine + 1}}`);
const MARKERS = /^(?:[ \t]*(?:>|[-+*]|\d{1,9}[.)]))*/;
const LIST_MARKER = /[-+*]|\d[.)]/g;

/** The text with what would be expensive to parse left out, line by line. */
export function boundLines(text: string): {
  text: string;
  diagnostics: ParsedDiagnostic[];
} {
  const diagnostics: ParsedDiagnostic[] = [];
  const lines = text.replace(/^\uFEFF/, '').split(/\r\n|\r|\n/);
  let listItems = 0;
  for (const [index, line] of lines.entries()) {
    const reason = whyUnreadable(line);
    if (reason) {
      lines[index] = '';
      diagnostics.push({
        code: 'text-too-long',
        severity: 'error',
        message: reason,
        line: index + 1,
      });
      continue;
    }
    listItems += countListMarkers(line);
    if (listItems > limits.listItemsPerFile) {
      lines.length = index;
      diagnostics.push({
        code: 'too-many-items',
        severity: 'error',
        message: `The file has more than ${limits.listItemsPerFile} list items; what follows is not counted. Split it into several files.`,
        line: index + 1,
      });
      break;
    }
  }
  return { text: lines.join('\n'), diagnostics };
}

function whyUnreadable(line: string): string | undefined {
  if (line.length > limits.lineLength) {
    return `The line has more than ${limits.lineLength} characters and is not read. Break it.`;
  }
  if (TOO_DEEP.test(line)) {
    return `The line begins more than ${limits.markersPerLine} lists or quotes and is not read. Nest less.`;
  }
  return undefined;
}

function countListMarkers(line: string): number {
  const prefix = MARKERS.exec(line)?.[0] ?? '';
  return prefix.match(LIST_MARKER)?.length ?? 0;
}
