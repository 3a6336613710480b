import { LineCounter, parseAllDocuments } from 'yaml';
import type { GeneratedFile } from '../domain/files';
import type { Finding, Validator } from './types';

/** JSON and YAML can be read. */
export const syntax: Validator = {
  name: 'syntax',
  covers: path => /\.(json|ya?ml)$/.test(path),
  validate: covered => covered.flatMap(findingsOf),
};

function findingsOf({ path, content }: GeneratedFile): Finding[] {
  if (path.endsWith('.json')) {
    try {
      JSON.parse(content);
      return [];
    } catch (error) {
      return [{ path, message: String(error) }];
    }
  }
  const lineCounter = new LineCounter();
  return parseAllDocuments(content, { lineCounter, prettyErrors: false })
    .flatMap(document => document.errors)
    .map(({ message, pos }) => ({
      path,
      line: lineCounter.linePos(pos[0]).line,
      message,
    }));
}
