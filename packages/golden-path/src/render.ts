import { InputError } from '@backstage/errors';
import type { RawAnswers } from './domain/answers';
import type { GeneratedFile } from './domain/files';
import { TemplateContents, TEMPLATES } from './domain/goldenPath';
import { renderRepository } from './domain/renderRepository';
import { listReleases, readRelease } from './releases';
import { readTemplateContents, readTemplateVersion } from './templates';

/**
 * Renders all files of a repository from a template and what a person
 * answered: with the templates at hand, or as a released version did.
 *
 * @throws InputError when the template or its version does not exist or an
 * answer is wrong, one sentence per problem
 * @public
 */
export async function renderGoldenPath(options: {
  /** The version at hand when left out. */
  template: { name: string; version?: string };
  answers: RawAnswers;
  /** Contents that were read before; read from the disk when left out. */
  contents?: TemplateContents;
  /** Folder of the templates; those that come with Jalon when left out. */
  templates?: string;
  /** Folder of the releases; those that come with Jalon when left out. */
  releases?: string;
}): Promise<GeneratedFile[]> {
  const { name } = options.template;
  const components = TEMPLATES[name] ?? [];
  const current = components.length
    ? await readTemplateVersion(name, options.templates)
    : '';
  const { version = current } = options.template;
  const template = { name, version };
  const { answers } = options;
  const result =
    version === current
      ? renderRepository({
          template,
          answers,
          contents:
            options.contents ??
            (await readTemplateContents(components, options.templates)),
        })
      : await renderRelease(template, answers, current, options.releases);
  if ('problems' in result) {
    throw new InputError(result.problems.join(' '));
  }
  return result.files;
}

async function renderRelease(
  template: { name: string; version: string },
  answers: RawAnswers,
  current: string,
  directory?: string,
) {
  const release = await readRelease(template.version, directory);
  if (!release) {
    const known = [...(await listReleases(directory)), current];
    throw new InputError(
      `There is no version ${JSON.stringify(template.version)} of ` +
        `${template.name}: choose one of ${[...new Set(known)].join(', ')}.`,
    );
  }
  return release.render({ template, answers, contents: release.contents });
}

/**
 * The bytes of a generated file.
 *
 * @public
 */
export function bytesOf(file: GeneratedFile): Buffer {
  return Buffer.from(file.content, file.encoding ?? 'utf8');
}
