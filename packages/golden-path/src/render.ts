import { InputError } from '@backstage/errors';
import { RawAnswers, readAnswers } from './domain/answers';
import type { GeneratedFile } from './domain/files';
import {
  goldenPathFiles,
  TemplateContents,
  TEMPLATES,
} from './domain/goldenPath';
import { goldenPathRecord, recordFile } from './domain/record';
import { readTemplateContents } from './templates';

/**
 * Renders all files of a repository from a template and what a person answered.
 *
 * @throws InputError when the template does not exist or an answer is wrong,
 * one sentence per problem
 * @public
 */
export async function renderGoldenPath(options: {
  /** Name and version as the template's `template.yaml` says. */
  template: { name: string; version: string };
  answers: RawAnswers;
  /** Contents that were read before; read from the disk when left out. */
  contents?: TemplateContents;
}): Promise<GeneratedFile[]> {
  const { template } = options;
  const components = TEMPLATES[template.name];
  if (!components) {
    throw new InputError(
      `There is no golden path ${JSON.stringify(template.name)}: ` +
        `choose one of ${Object.keys(TEMPLATES).join(', ')}.`,
    );
  }
  const result = readAnswers(options.answers, { components });
  if ('problems' in result) {
    throw new InputError(result.problems.join(' '));
  }
  const contents =
    options.contents ?? (await readTemplateContents(result.answers.components));
  const files = goldenPathFiles(result.answers, contents);
  const record = goldenPathRecord({
    template,
    answers: options.answers,
    files: new Map(files.map(file => [file.path, bytesOf(file)])),
  });
  return [...files, recordFile(record)].sort((a, b) =>
    a.path < b.path ? -1 : 1,
  );
}

/**
 * The bytes of a generated file.
 *
 * @public
 */
export function bytesOf(file: GeneratedFile): Buffer {
  return Buffer.from(file.content, file.encoding ?? 'utf8');
}
