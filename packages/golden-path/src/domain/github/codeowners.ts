import { Answers, Component } from '../answers';
import { pathIn } from '../files';
import { imageComponents } from './steps';

/** The owner as GitHub names it: `@org/team` for a group, `@login` for a user. */
export function githubOwner(answers: Answers): string {
  const [, kind = '', name = ''] =
    /^(?:([^:]+):)?(?:[^/]+\/)?(.+)$/.exec(answers.owner) ?? [];
  return kind.toLowerCase() === 'user'
    ? `@${name}`
    : `@${answers.repository.owner}/${name}`;
}

const TITLES: Readonly<Record<Component, string>> = {
  backend: 'Backend',
  frontend: 'Frontend',
  mobile: 'Mobile app',
};

/** Folders of a component that have a line of their own, to be given away. */
const FOLDERS: Readonly<Record<Component, readonly string[]>> = {
  backend: ['src/', 'src/modules/notes/'],
  frontend: ['src/', 'src/app/'],
  mobile: ['src/'],
};

/** Who must approve a change of what; the last line that matches counts. */
export function codeowners(answers: Answers): string {
  const owner = githubOwner(answers);
  const deployed = imageComponents(answers).length > 0;
  const sections: [string, string[]][] = [
    ['Default', ['*']],
    ...answers.components.map((component): [string, string[]] => [
      TITLES[component],
      foldersOf(answers, component),
    ]),
    [
      'Infrastructure and delivery',
      [...(deployed ? ['/infrastructure/'] : []), '/.github/workflows/'],
    ],
    [
      'Configuration files',
      [
        '*.yml',
        '*.yaml',
        ...(deployed ? ['Dockerfile', '*.Dockerfile', '*.tf'] : []),
      ],
    ],
  ];
  return sections
    .map(([title, patterns]) =>
      [
        `# ${title}`,
        ...patterns.map(pattern => `${pattern} ${owner}`),
        '',
      ].join('\n'),
    )
    .join('\n');
}

function foldersOf(answers: Answers, component: Component): string[] {
  const folders =
    answers.layout === 'monorepo'
      ? ['', ...FOLDERS[component].slice(1)]
      : FOLDERS[component];
  return folders.map(folder => `/${pathIn(answers, component, folder)}`);
}
