import { GeneratedFile, LAYOUT } from './files';
import { writeYaml } from './yaml';

/**
 * What a repository remembers of the golden path it came from, so that it can
 * be upgraded later: a file whose digest still matches was never edited.
 *
 * @public
 */
export interface GoldenPathRecord {
  apiVersion: 'jalon.dev/v1';
  kind: 'GoldenPath';
  template: { name: string; version: string };
  /** The answers as they were given. */
  answers: Record<string, unknown>;
  /** SHA-256 in hexadecimal of every generated file, by path. */
  files: Record<string, string>;
}

/** Builds the record of a repository's files; the record itself is left out. */
export function goldenPathRecord(options: {
  template: { name: string; version: string };
  answers: Readonly<Record<string, unknown>>;
  /** SHA-256 in hexadecimal by path. */
  digests: Readonly<Record<string, string>>;
}): GoldenPathRecord {
  const paths = Object.keys(options.digests)
    .filter(path => path !== LAYOUT.record)
    .sort();
  return {
    apiVersion: 'jalon.dev/v1',
    kind: 'GoldenPath',
    template: options.template,
    answers: { ...options.answers },
    files: Object.fromEntries(paths.map(path => [path, options.digests[path]])),
  };
}

/** Writes a record as the file of the repository. */
export function recordFile(record: GoldenPathRecord): GeneratedFile {
  return {
    path: LAYOUT.record,
    content: writeYaml(record, {
      header:
        'Where this repository came from. Upgrades of the template read it:\nleave it to them.',
    }),
  };
}
