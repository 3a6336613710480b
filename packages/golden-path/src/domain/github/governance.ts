import { Answers } from '../answers';
import { GeneratedFile } from '../files';
import { writeYaml } from '../yaml';

/** Who reviews what, and how dependencies stay current. */
export function governanceFiles(answers: Answers): GeneratedFile[] {
  return [
    { path: '.github/CODEOWNERS', content: codeowners(answers) },
    {
      path: '.github/dependabot.yml',
      content: writeYaml(dependabot(), {
        header:
          'Versions once a week; security fixes as soon as they are known.',
      }),
    },
  ];
}

/** The owner as GitHub names it: `@org/team` for a group, `@login` for a user. */
export function githubOwner(answers: Answers): string {
  const [, kind = '', name = ''] =
    /^(?:([^:]+):)?(?:[^/]+\/)?(.+)$/.exec(answers.owner) ?? [];
  return kind.toLowerCase() === 'user'
    ? `@${name}`
    : `@${answers.repository.owner}/${name}`;
}

function codeowners(answers: Answers): string {
  const owner = githubOwner(answers);
  const sections: [string, string[]][] = [
    ['Default', ['*']],
    ['Service', ['/src/', '/src/modules/notes/']],
    [
      'Infrastructure and delivery',
      ['/infrastructure/', '/.github/workflows/'],
    ],
    [
      'Configuration',
      ['*.yml', '*.yaml', 'Dockerfile', '*.Dockerfile', '*.tf'],
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

function dependabot() {
  const schedule = { interval: 'weekly', day: 'monday' };
  return {
    version: 2,
    updates: [
      {
        'package-ecosystem': 'npm',
        directory: '/',
        schedule,
        labels: ['dependencies', 'backend'],
        groups: {
          nestjs: { patterns: ['@nestjs/*'] },
          logging: { patterns: ['pino*', 'nestjs-pino'] },
          lint: { patterns: ['eslint*', '@eslint/*', 'typescript-eslint'] },
          test: { patterns: ['*jest*', '*supertest*'] },
        },
      },
      {
        'package-ecosystem': 'docker',
        directory: '/infrastructure/docker',
        schedule,
        labels: ['dependencies', 'docker'],
      },
      {
        'package-ecosystem': 'github-actions',
        directory: '/',
        schedule,
        labels: ['dependencies', 'ci'],
      },
    ],
  };
}
