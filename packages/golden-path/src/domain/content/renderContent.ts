import { Answers, Component, conditionsOf, Language } from '../answers';
import { componentName, GeneratedFile, pathIn } from '../files';
import { selectLines } from './conditionalLines';
import { ComponentContent, SelectedContent, selectFeatures } from './features';
import { Lockfile, Manifest, pruneLockfile, pruneManifest } from './manifest';
import { fillMarks } from './marks';

/**
 * Renders the source code of a component into its folder. Content is real
 * source code: features, conditional lines, marks and npm's manifests are
 * touched and nothing else, so `${{ github.ref }}` or a template literal stays
 * what it is.
 */
export function renderContent(
  content: ComponentContent,
  answers: Answers,
  component: Component,
): GeneratedFile[] {
  const selected = selectFeatures(content, conditionsOf(answers));
  const manifests = renderManifests(selected, answers, component);
  const sources = overlay(selected).filter(({ path }) => !manifests.has(path));
  return [
    ...renderDocuments(sources, answers),
    // Never searched for marks: what a person typed is in them
    ...[...manifests].map(([path, text]) => ({ path, content: text })),
  ]
    .map(file => ({ ...file, path: pathIn(answers, component, file.path) }))
    .sort(byPath);
}

/**
 * Renders files that belong to no component: a document `x.fr.md` is the
 * French version of `x.md`, one of them stays.
 */
export function renderDocuments(
  files: readonly GeneratedFile[],
  answers: Answers,
): GeneratedFile[] {
  const conditions = conditionsOf(answers);
  return selectLanguage(files, answers.language)
    .map(file =>
      file.encoding
        ? file
        : { path: file.path, content: renderText(file, conditions, answers) },
    )
    .sort(byPath);
}

function renderText(
  { path, content }: GeneratedFile,
  conditions: Readonly<Record<string, string>>,
  answers: Answers,
): string {
  return fillMarks(path, selectLines(path, content, conditions), answers);
}

function byPath(a: GeneratedFile, b: GeneratedFile): number {
  return a.path < b.path ? -1 : 1;
}

function overlay(selected: SelectedContent): GeneratedFile[] {
  const replaced = new Set(selected.overlaid.map(({ path }) => path));
  return selected.files
    .filter(({ path }) => !replaced.has(path))
    .concat(selected.overlaid);
}

/** `.nvmrc`, `package.json` and `package-lock.json`, where there are such. */
function renderManifests(
  selected: SelectedContent,
  answers: Answers,
  component: Component,
): Map<string, string> {
  const rendered = new Map<string, string>();
  if (contentOf(selected.files, '.nvmrc') !== undefined) {
    rendered.set('.nvmrc', `${answers.nodeVersion}\n`);
  }
  const text = contentOf(selected.files, 'package.json');
  if (text === undefined) {
    return rendered;
  }
  const patch = contentOf(selected.overlaid, 'package.json');
  const manifest = pruneManifest(
    {
      ...merge(JSON.parse(text), patch ? JSON.parse(patch) : {}),
      name: componentName(answers, component),
      description: answers.description,
      engines: { node: `>=${answers.nodeVersion}` },
    },
    {
      dependencies: selected.removedDependencies,
      scripts: selected.removedScripts,
    },
  );
  rendered.set('package.json', write(manifest));
  const lock = contentOf(selected.files, 'package-lock.json');
  if (lock !== undefined) {
    const parsed: Lockfile = JSON.parse(lock);
    rendered.set('package-lock.json', write(pruneLockfile(parsed, manifest)));
  }
  return rendered;
}

function merge(base: Manifest, patch: Manifest): Manifest {
  const result: Manifest = { ...base };
  for (const [key, value] of Object.entries(patch)) {
    const former = base[key];
    result[key] =
      isRecord(value) && isRecord(former) ? { ...former, ...value } : value;
  }
  return result;
}

function isRecord(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

function contentOf(
  files: readonly GeneratedFile[],
  path: string,
): string | undefined {
  return files.find(file => file.path === path)?.content;
}

function write(value: object): string {
  return `${JSON.stringify(value, null, 2)}\n`;
}

function selectLanguage(
  files: readonly GeneratedFile[],
  language: Language,
): GeneratedFile[] {
  const known = new Map(files.map(file => [file.path, file]));
  const selected: GeneratedFile[] = [];
  for (const file of files) {
    if (file.path.endsWith('.fr.md')) {
      continue;
    }
    const translated = known.get(file.path.replace(/\.md$/, '.fr.md'));
    const useTranslation = language === 'fr' && file.path.endsWith('.md');
    selected.push({
      ...file,
      content: useTranslation && translated ? translated.content : file.content,
    });
  }
  return selected;
}
