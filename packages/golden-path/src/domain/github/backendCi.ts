import { Answers } from '../answers';
import { GeneratedFile, LAYOUT, pathIn } from '../files';
import { uses } from './actions';
import {
  image,
  MAIN,
  pipeline,
  PIPELINE_COMMENTS,
  scan,
  security,
  unit,
} from './componentCi';
import { dataAddresses, dataServices } from './services';
import { checkout, install } from './steps';
import {
  expression,
  Job,
  job,
  script,
  Step,
  Workflow,
  workflowFile,
} from './workflow';

/** Checks a change in six stages and publishes the image of what was merged. */
export function backendCiFile(answers: Answers): GeneratedFile {
  return workflowFile(LAYOUT.backendCi, backendCi(answers), {
    above: {
      ...PIPELINE_COMMENTS,
      'on/push/tags':
        'A release: its image is also tagged with the version. In a product the same\ntag also builds and submits the app.',
    },
  });
}

export function backendCi(answers: Answers): Workflow {
  return {
    ...pipeline(answers, 'backend', LAYOUT.backendCi),
    jobs: {
      lint: lint(answers),
      unit: unit(answers, 'backend', 'Backend 2. Unit tests'),
      e2e: e2e(answers),
      security: security(answers, 'backend', 'Backend 4. Security'),
      docker: image(answers, 'backend', {
        name: 'Backend 5. Image',
        needs: ['unit', 'e2e', 'security'],
      }),
      scan: scan(answers, 'backend', 'Backend 6. Scan the image'),
    },
  };
}

function lint(answers: Answers): Job {
  const base = expression('steps.base.outputs.commit');
  return job('Backend 1. Lint', {
    steps: [
      checkout({ history: true }),
      ...install(answers, 'backend'),
      { name: 'ESLint and Prettier', run: 'npm run lint' },
      { name: 'TypeScript', run: 'npm run type-check' },
      compareWith(answers),
      {
        name: 'Migrations expand first, and merged ones are unchanged',
        env: { BASE: base },
        run: 'npm run migrations:check -- "$BASE"',
      },
      ...contract(answers, base),
    ],
  });
}

/** Finds what a change is compared with: never a branch name, always a commit. */
function compareWith(answers: Answers): Step {
  return {
    name: 'Find what the change is compared with',
    id: 'base',
    env: {
      TARGET: expression('github.base_ref'),
      BEFORE: expression('github.event.before'),
      INTERFACE: pathIn(answers, 'backend', 'openapi.json'),
    },
    run: script(
      'base=$(git rev-parse HEAD)',
      `for candidate in "\${TARGET:+origin/$TARGET}" "$BEFORE" origin/${MAIN}; do`,
      '  if found=$(git merge-base "$candidate" HEAD 2> /dev/null); then',
      '    base=$found',
      '    break',
      '  fi',
      'done',
      'echo "commit=$base" >> "$GITHUB_OUTPUT"',
      'if git cat-file -e "$base:$INTERFACE" 2> /dev/null; then',
      '  echo "interface=$base:$INTERFACE" >> "$GITHUB_OUTPUT"',
      'fi',
    ),
  };
}

/** The interface that clients rely on, and the client that is made from it. */
function contract(answers: Answers, base: string): Step[] {
  return [
    {
      name: 'The document of the interface and the client are current',
      run: script(
        'npm run openapi:export',
        'npm run client:generate',
        'git diff --exit-code -- .',
      ),
    },
    {
      name: 'Clients still understand the interface',
      env: { BASE: base },
      run: 'npm run openapi:check -- "$BASE"',
    },
    {
      name: 'Breaking changes of the interface',
      if: expression("steps.base.outputs.interface != ''"),
      uses: uses('oasdiff/oasdiff-action', 'breaking'),
      with: {
        base: expression('steps.base.outputs.interface'),
        revision: `HEAD:${pathIn(answers, 'backend', 'openapi.json')}`,
        'fail-on': 'ERR',
      },
    },
    {
      name: 'Keep the client',
      uses: uses('actions/upload-artifact'),
      with: {
        name: 'typescript-client',
        path: pathIn(answers, 'backend', 'clients/typescript'),
        'retention-days': 14,
      },
    },
  ];
}

function e2e(answers: Answers): Job {
  return job('Backend 3. End-to-end tests', {
    needs: 'lint',
    services: dataServices(answers),
    env: dataAddresses(answers),
    steps: [
      checkout(),
      ...install(answers, 'backend'),
      { name: 'End-to-end tests', run: 'npm run test:e2e' },
    ],
  });
}
