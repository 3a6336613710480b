import type { Answers } from '../answers';

const SHARED = [
  'package.json',
  'package-lock.json',
  '.npmrc',
  'tsconfig*.json',
];

const TESTS = ['**/*.spec.ts', '**/*.test.ts', '**/*.test.tsx'];

const DATA_LAYER: Readonly<Record<Answers['dataLayer'], readonly string[]>> = {
  prisma: ['prisma', 'prisma.config.ts'],
  drizzle: ['drizzle', 'drizzle.config.ts'],
  // Its migrations are code
  mongoose: [],
};

/**
 * Names what enters the context of a build, so that nothing else ever does:
 * environment files, tests, the history.
 */
export function dockerignore(
  answers: Answers,
  component: 'backend' | 'frontend',
): string {
  const wanted =
    component === 'backend'
      ? [...SHARED, 'src', 'scripts', ...DATA_LAYER[answers.dataLayer]]
      : [...SHARED, '*.ts', '*.mjs', 'src', 'public'];
  return [
    '# Only what the build needs enters its context',
    '*',
    ...wanted.map(pattern => `!${pattern}`),
    ...TESTS,
    '',
  ].join('\n');
}
