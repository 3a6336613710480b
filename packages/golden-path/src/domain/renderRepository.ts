import { createHash } from 'node:crypto';
import { RawAnswers, readAnswers } from './answers';
import type { GeneratedFile } from './files';
import { goldenPathFiles, TemplateContents, TEMPLATES } from './goldenPath';
import { goldenPathRecord, recordFile } from './record';

/**
 * Renders all files of a repository, the record of where they come from among
 * them, sorted by path. Returns what is wrong, one sentence each, when the
 * template does not exist or an answer cannot be used.
 *
 * This is what a release freezes: it needs nothing but its arguments.
 */
export function renderRepository(options: {
  template: { name: string; version: string };
  answers: RawAnswers;
  contents: TemplateContents;
}): { files: GeneratedFile[] } | { problems: string[] } {
  const { template, answers, contents } = options;
  const components = TEMPLATES[template.name];
  if (!components) {
    return {
      problems: [
        `There is no golden path ${JSON.stringify(template.name)}: ` +
          `choose one of ${Object.keys(TEMPLATES).join(', ')}.`,
      ],
    };
  }
  const result = readAnswers(answers, { components });
  if ('problems' in result) {
    return result;
  }
  const files = goldenPathFiles(result.answers, contents);
  const digests = files.map(({ path, content, encoding }) => [
    path,
    createHash('sha256')
      .update(content, encoding ?? 'utf8')
      .digest('hex'),
  ]);
  const record = goldenPathRecord({
    template,
    answers,
    digests: Object.fromEntries(digests),
  });
  return { files: [...files, recordFile(record)].sort(byPath) };
}

function byPath(a: GeneratedFile, b: GeneratedFile): number {
  return a.path < b.path ? -1 : 1;
}
