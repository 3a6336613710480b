import { Language, ServiceAnswers } from './answers';
import { GeneratedFile } from './files';
import { escapeMarkdown } from './markdown';

const MARK = /__GOLDEN_PATH_([A-Z]+)__/g;

/** Values that content may ask for. */
function valuesOf(answers: ServiceAnswers): Record<string, string> {
  return {
    NAME: answers.name,
    DESCRIPTION: answers.description,
    OWNER: answers.owner,
    DOMAIN: answers.domain,
    REPOSITORY: `${answers.repository.owner}/${answers.repository.name}`,
  };
}

/**
 * Renders the content of a template. Content is real source code: only JSON
 * manifests of npm and the marks `__GOLDEN_PATH_<VALUE>__` are touched, so
 * `${{ github.ref }}` or a template literal stays what it is.
 *
 * - `package.json` and `package-lock.json` get their name and description as
 *   JSON values;
 * - in TypeScript a mark stands for the text of a single-quoted string;
 * - in Markdown a value is escaped, so that it shows as it was typed;
 * - a document `x.fr.md` is the French version of `x.md`: one of them stays.
 */
export function renderContent(
  files: readonly GeneratedFile[],
  answers: ServiceAnswers,
): GeneratedFile[] {
  return selectLanguage(files, answers.language)
    .map(file => ({
      path: file.path,
      content: renderFile(file, answers),
    }))
    .sort((a, b) => (a.path < b.path ? -1 : 1));
}

function renderFile(file: GeneratedFile, answers: ServiceAnswers): string {
  const fileName = file.path.split('/').pop() ?? '';
  if (fileName === 'package.json' || fileName === 'package-lock.json') {
    return renderManifest(file.content, answers);
  }
  const escape = escapeFor(fileName);
  const values = valuesOf(answers);
  return file.content.replace(MARK, (mark, key: string) => {
    if (!escape || values[key] === undefined) {
      throw new Error(`${file.path} has a mark that is not known: ${mark}`);
    }
    return escape(values[key]);
  });
}

function escapeFor(fileName: string): ((value: string) => string) | undefined {
  switch (fileName.split('.').pop()) {
    case 'md':
      return escapeMarkdown;
    case 'ts':
      return value => JSON.stringify(value).slice(1, -1).replace(/'/g, "\\'");
    default:
      return undefined;
  }
}

function renderManifest(content: string, answers: ServiceAnswers): string {
  const manifest: {
    name?: string;
    description?: string;
    packages?: Record<string, { name?: string }>;
  } = JSON.parse(content);
  manifest.name = answers.name;
  if ('description' in manifest) {
    manifest.description = answers.description;
  }
  const root = manifest.packages?.[''];
  if (root) {
    root.name = answers.name;
  }
  return `${JSON.stringify(manifest, null, 2)}\n`;
}

function selectLanguage(
  files: readonly GeneratedFile[],
  language: Language,
): GeneratedFile[] {
  const byPath = new Map(files.map(file => [file.path, file]));
  const selected: GeneratedFile[] = [];
  for (const file of files) {
    if (file.path.endsWith('.fr.md')) {
      continue;
    }
    const translated = byPath.get(file.path.replace(/\.md$/, '.fr.md'));
    const useTranslation = language === 'fr' && file.path.endsWith('.md');
    selected.push({
      path: file.path,
      content: useTranslation && translated ? translated.content : file.content,
    });
  }
  return selected;
}
