import { Answers, Component } from '../answers';
import { directoryOf, LAYOUT } from '../files';
import { writeYaml } from '../yaml';
import { imageComponents } from './steps';

interface Update {
  'package-ecosystem': string;
  directory?: string;
  directories?: string[];
  schedule: { interval: 'weekly'; day: 'monday' };
  labels: string[];
  'open-pull-requests-limit'?: number;
  groups?: Record<string, { patterns: readonly string[] }>;
}

type Groups = Readonly<Record<string, readonly string[]>>;

const SCHEDULE = { interval: 'weekly', day: 'monday' } as const;

const DATA_GROUPS: Readonly<Record<Answers['dataLayer'], Groups>> = {
  prisma: { prisma: ['prisma', '@prisma/*', 'pg', '@types/pg'] },
  drizzle: { drizzle: ['drizzle-orm', 'drizzle-kit', 'pg', '@types/pg'] },
  mongoose: { mongodb: ['mongoose', '@nestjs/mongoose', 'mongodb'] },
};

const TOOLING: Groups = {
  lint: ['eslint*', '@eslint/*', 'typescript-eslint', 'prettier*'],
  test: ['jest*', '@jest/*', 'ts-jest', '@types/jest', '*supertest*'],
};

/** A dependency joins the first group that names it. */
function groupsOf(answers: Answers, component: Component): Groups {
  switch (component) {
    case 'backend':
      return {
        redis: [
          'ioredis',
          '@nestjs/bull',
          'bull',
          '@nestjs/bullmq',
          'bullmq',
          'cache-manager*',
        ],
        ...DATA_GROUPS[answers.dataLayer],
        nestjs: ['@nestjs/*'],
        observability: [
          '@opentelemetry/*',
          '@sentry/*',
          'pino*',
          'nestjs-pino',
          'prom-client',
        ],
        ...TOOLING,
      };
    case 'frontend':
      return {
        next: ['next', '@next/*', 'eslint-config-next'],
        react: ['react', 'react-dom', '@types/react', '@types/react-dom'],
        observability: ['@sentry/*', 'pino*', 'prom-client'],
        ...TOOLING,
      };
    default:
      return {
        expo: [
          'expo',
          'expo-*',
          '@expo/*',
          'jest-expo',
          'react',
          'react-dom',
          'react-native*',
          '@types/react',
        ],
        sentry: ['@sentry/*'],
        ...TOOLING,
      };
  }
}

/** How dependencies stay current. */
export function dependabotYaml(answers: Answers): string {
  const comments = answers.components.includes('mobile')
    ? {
        [`updates/${answers.components.indexOf('mobile')}/groups/expo`]:
          'Expo names the versions that go together: `npx expo install --fix` after it',
      }
    : {};
  return writeYaml(dependabot(answers), {
    header:
      'Versions once a week, in groups that belong together; security fixes as soon\nas they are known.',
    above: comments,
  });
}

export function dependabot(answers: Answers): {
  version: 2;
  updates: Update[];
} {
  return {
    version: 2,
    updates: [
      ...answers.components.map(component => npm(answers, component)),
      ...(imageComponents(answers).length > 0 ? infrastructure(answers) : []),
      update('github-actions', '/', 'ci', {
        actions: { patterns: ['actions/*', 'github/*', 'docker/*'] },
      }),
    ],
  };
}

function npm(answers: Answers, component: Component): Update {
  const groups = Object.entries(groupsOf(answers, component)).map(
    ([name, patterns]) => [name, { patterns }] as const,
  );
  return {
    ...update(
      'npm',
      `/${directoryOf(answers, component)}`,
      component,
      Object.fromEntries(groups),
    ),
    'open-pull-requests-limit': 10,
  };
}

function infrastructure(answers: Answers): Update[] {
  const docker = `/${LAYOUT.compose.slice(0, LAYOUT.compose.lastIndexOf('/'))}`;
  const terraform = `/${LAYOUT.terraform}`;
  const managed =
    answers.databaseHosting === 'managed' &&
    answers.components.includes('backend');
  return [
    // Manifests name images as Dockerfiles do
    update('docker', [docker, `/${LAYOUT.kubernetes}/base`], 'docker'),
    update('docker-compose', docker, 'docker'),
    update(
      'terraform',
      managed ? [terraform, `${terraform}/managed`] : terraform,
      'terraform',
    ),
  ];
}

function update(
  ecosystem: string,
  where: string | string[],
  label: string,
  groups?: Update['groups'],
): Update {
  return {
    'package-ecosystem': ecosystem,
    ...(typeof where === 'string'
      ? { directory: where }
      : { directories: where }),
    schedule: SCHEDULE,
    labels: ['dependencies', label],
    ...(groups ? { groups } : {}),
  };
}
