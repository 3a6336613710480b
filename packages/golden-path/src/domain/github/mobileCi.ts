import { Answers } from '../answers';
import { directoryOf, GeneratedFile, LAYOUT, pathIn } from '../files';
import { uses } from './actions';
import { defaultsIn, sharedBranches, unit } from './componentCi';
import { EXPO_PROJECT, setUpEas } from './mobileSteps';
import { checkout, install, pathsOf } from './steps';
import { expression, Job, job, Workflow, workflowFile } from './workflow';

/** Checks a pull request of the app. */
export function mobileCiFile(answers: Answers): GeneratedFile {
  return workflowFile(LAYOUT.mobileCi, mobileCi(answers), {
    above: {
      'jobs/unit/env/CODECOV_TOKEN': 'Without it the report stays with the run',
      ...(answers.easBuildOnPr
        ? {
            'jobs/eas/if':
              'Costs build minutes, and a fork has no token to build with',
          }
        : {}),
    },
  });
}

export function mobileCi(answers: Answers): Workflow {
  const paths = directoryOf(answers, 'mobile')
    ? { paths: pathsOf(answers, 'mobile', LAYOUT.mobileCi) }
    : {};
  return {
    name: 'Mobile CI',
    on: { pull_request: { branches: mobileBranches(answers), ...paths } },
    concurrency: {
      group: `mobile-${expression('github.ref')}`,
      'cancel-in-progress': true,
    },
    permissions: {},
    defaults: defaultsIn(answers, 'mobile'),
    jobs: {
      lint: lint(answers),
      unit: unit(answers, 'mobile', 'Mobile 2. Unit tests'),
      build: exportApp(answers),
      ...(answers.easBuildOnPr ? { eas: easBuild(answers) } : {}),
    },
  };
}

/** Every branch from which an app reaches somebody, and those before it. */
export function mobileBranches(answers: Answers): string[] {
  return [
    ...new Set([
      ...sharedBranches(answers),
      answers.mobileDevBranch,
      answers.mobileStagingBranch,
    ]),
  ];
}

function lint(answers: Answers): Job {
  return job('Mobile 1. Lint', {
    steps: [
      checkout(),
      ...install(answers, 'mobile'),
      { name: 'ESLint and Prettier', run: 'npm run lint' },
      { name: 'TypeScript', run: 'npm run type-check' },
    ],
  });
}

function exportApp(answers: Answers): Job {
  return job('Mobile 3. Build', {
    needs: 'lint',
    'timeout-minutes': 30,
    steps: [
      checkout(),
      ...install(answers, 'mobile'),
      { name: 'Bundle the app for Android and the web', run: 'npm run export' },
      {
        name: 'Keep the bundle',
        uses: uses('actions/upload-artifact'),
        with: {
          name: 'mobile-bundle',
          path: pathIn(answers, 'mobile', 'dist'),
          'retention-days': 7,
        },
      },
    ],
  });
}

function easBuild(answers: Answers): Job {
  return job('Mobile 4. EAS build', {
    needs: ['unit', 'build'],
    if: 'github.event.pull_request.head.repo.full_name == github.repository',
    env: EXPO_PROJECT,
    steps: [
      checkout(),
      ...install(answers, 'mobile'),
      ...setUpEas(),
      {
        name: 'Build the app for testers',
        run: 'eas build --profile preview --platform all --non-interactive --no-wait',
      },
    ],
  });
}
