import { linkTargets } from './anchors';
import { limits } from './limits';
import { boundLines } from './lines';
import { parseBlocks } from './markdown';
import { TodoFileReader } from './TodoFileReader';
import type { ParsedFile } from './types';

/** Reads a to-do file. `name` titles items that stand before any heading. */
export function parseTodoFile(text: string, name: string): ParsedFile {
  if (text.includes('\0')) {
    return unreadable('file-not-text', 'The file is no text and is not read.');
  }
  if (text.length > limits.fileBytes) {
    return unreadable(
      'file-too-large',
      `The file is larger than ${
        limits.fileBytes / 1024
      } KiB and is not read. Split it into several files.`,
    );
  }
  const bounded = boundLines(text);
  const tree = parseBlocks(bounded.text);
  const reader = new TodoFileReader(name, bounded.diagnostics);
  reader.read(tree.children);
  return { ...reader.result(), anchors: linkTargets(tree) };
}

function unreadable(
  code: 'file-not-text' | 'file-too-large',
  message: string,
): ParsedFile {
  return {
    sections: [],
    items: [],
    diagnostics: [{ code, severity: 'error', message, line: 1 }],
    anchors: [],
  };
}
