import { posix } from 'node:path';
import { Language } from '../answers';
import { FileTree, GeneratedFile, LAYOUT } from '../files';
import { SECTIONS, Text, TodoItem } from './items';

const TITLE: Text = {
  en: 'TODO Platform/DevOps — Environments, CI/CD, deployment',
  fr: 'TODO Platform/DevOps — Environnements, CI/CD, déploiement',
};

const REFERENCES = [
  'PRODUIT.md#prd-top',
  'ARCHITECTURE.md#arch-deploiement',
  'ARCHITECTURE.md#arch-observabilite',
];

const WORDS = {
  references: { en: 'References', fr: 'Références' },
  goal: {
    en: 'Goal: make parallel work “easy” (reproducible environments + pipelines).',
    fr: 'Objectif: rendre “facile” le travail parallèle (environnements reproductibles + pipelines).',
  },
  reference: { en: 'Ref', fr: 'Réf' },
};

/** How many of the items are done. */
export interface TodoProgress {
  readonly done: number;
  readonly total: number;
}

/**
 * Writes the platform's to-do file: an item is ticked if and only if what it
 * asks for is among the files.
 */
export function todoFile(
  files: FileTree,
  language: Language,
): { file: GeneratedFile; progress: TodoProgress } {
  const items = SECTIONS.flatMap(section => section.items);
  const blocks = [
    `<a id="todo-platform-top"></a>\n# ${TITLE[language]}`,
    `## ${WORDS.references[language]}`,
    REFERENCES.map(reference => `- ${link(reference)}`).join('\n'),
    '## Conventions',
    `- IDs: \`PL-###\`\n- ${WORDS.goal[language]}`,
    ...SECTIONS.flatMap(section => [
      `<a id="${section.anchor}"></a>\n## ${section.title[language]}`,
      section.items.map(item => line(item, files, language)).join('\n'),
    ]),
  ];
  return {
    file: { path: LAYOUT.todo, content: `${blocks.join('\n\n')}\n` },
    progress: {
      done: items.filter(item => item.done(files)).length,
      total: items.length,
    },
  };
}

function line(item: TodoItem, files: FileTree, language: Language): string {
  const mark = item.done(files) ? 'x' : ' ';
  const reference = `${WORDS.reference[language]}: ${link(item.reference)}.`;
  return `- [${mark}] ${item.id} — ${item.text[language]} ${reference}`;
}

function link(reference: string): string {
  return `[${reference.split('#')[0]}](../${reference})`;
}

/**
 * Links of a Markdown file to other files of the repository that lead nowhere:
 * the file, the folder or the `<a id>` in it does not exist.
 */
export function brokenLinks(path: string, files: FileTree): string[] {
  const content = files.get(path) ?? '';
  return [...content.matchAll(/(?<!\\)\]\(([^)\s]+)\)/g)]
    .map(match => match[1])
    .filter(target => !/^[a-z]+:/i.test(target))
    .filter(target => {
      const [file, anchor] = target.split('#');
      const resolved = file
        ? posix.join(posix.dirname(path), file)
        : posix.normalize(path);
      const text = files.get(resolved);
      if (anchor !== undefined) {
        return !text?.includes(`<a id="${anchor}"></a>`);
      }
      const isFolder = [...files.keys()].some(other =>
        other.startsWith(`${resolved}/`),
      );
      return text === undefined && !isFolder;
    });
}
