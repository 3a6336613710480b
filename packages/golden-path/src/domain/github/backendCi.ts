import { Answers } from '../answers';
import { GeneratedFile, LAYOUT, imageOf } from '../files';
import { writeYaml } from '../yaml';
import { uses, versionOf } from './actions';
import { expression, Job, Step, Workflow } from './workflow';

/** Version of the scanner that `npx` runs. */
const SNYK = 'snyk@1.1307.4';

const RUNNER = 'ubuntu-24.04';

/** Checks a change in six stages and publishes the image of what was merged. */
export function backendCiFile(answers: Answers): GeneratedFile {
  return {
    path: LAYOUT.backendCi,
    content: writeYaml(backendCi(answers), {
      yaml12: true,
      beside: versionOf,
      above: {
        permissions: 'Nothing, unless a job asks for it',
        'jobs/security/env/SNYK_TOKEN': 'Without it Snyk is left out',
        'jobs/unit/env/CODECOV_TOKEN':
          'Without it the report stays with the run',
      },
    }),
  };
}

export function backendCi(answers: Answers): Workflow {
  return {
    name: 'Backend CI',
    on: {
      push: {
        branches: ['main', 'develop', 'feature/**', 'release/**'],
        tags: ['v*.*.*'],
      },
      pull_request: { branches: ['main', 'develop'] },
    },
    concurrency: {
      group: `backend-${expression('github.ref')}`,
      'cancel-in-progress': true,
    },
    permissions: {},
    jobs: {
      lint: lint(),
      unit: unit(),
      e2e: e2e(),
      security: security(),
      docker: docker(answers),
      scan: scan(),
    },
  };
}

function job(
  name: string,
  rest: Partial<Omit<Job, 'name' | 'steps'>> & { steps: Step[] },
): Job {
  const { needs, if: condition, permissions, env, outputs, steps } = rest;
  return {
    name,
    ...(needs ? { needs } : {}),
    ...(condition ? { if: condition } : {}),
    'runs-on': RUNNER,
    'timeout-minutes': rest['timeout-minutes'] ?? 15,
    permissions: permissions ?? { contents: 'read' },
    ...(env ? { env } : {}),
    ...(outputs ? { outputs } : {}),
    steps,
  };
}

function checkout(history = false): Step {
  return {
    name: 'Check out',
    uses: uses('actions/checkout'),
    with: {
      'persist-credentials': false,
      ...(history ? { 'fetch-depth': 0 } : {}),
    },
  };
}

function install(): Step[] {
  return [
    {
      name: 'Set up Node.js',
      uses: uses('actions/setup-node'),
      with: { 'node-version-file': '.nvmrc', cache: 'npm' },
    },
    { name: 'Install dependencies', run: 'npm ci' },
  ];
}

function lint(): Job {
  const base = expression(
    "github.event_name == 'pull_request' && format('origin/{0}', github.base_ref) || github.event.before",
  );
  return job('1. Lint', {
    steps: [
      checkout(true),
      ...install(),
      { name: 'ESLint and Prettier', run: 'npm run lint' },
      { name: 'TypeScript', run: 'npm run type-check' },
      {
        name: 'Merged migrations are unchanged',
        env: { BASE: base },
        run: 'npm run migrations:check -- "$BASE"',
      },
    ],
  });
}

function unit(): Job {
  return job('2. Unit tests', {
    needs: 'lint',
    env: { CODECOV_TOKEN: expression('secrets.CODECOV_TOKEN') },
    steps: [
      checkout(),
      ...install(),
      {
        name: 'Unit tests, at least 80 % covered',
        run: 'npm run test:coverage',
      },
      {
        name: 'Keep the coverage report',
        if: expression('!cancelled()'),
        uses: uses('actions/upload-artifact'),
        with: { name: 'coverage', path: 'coverage', 'retention-days': 14 },
      },
      {
        name: 'Send the coverage to Codecov',
        if: expression("env.CODECOV_TOKEN != ''"),
        uses: uses('codecov/codecov-action'),
        with: { files: 'coverage/lcov.info' },
      },
    ],
  });
}

function e2e(): Job {
  return job('3. End-to-end tests', {
    needs: 'lint',
    steps: [
      checkout(),
      ...install(),
      { name: 'End-to-end tests', run: 'npm run test:e2e' },
    ],
  });
}

function security(): Job {
  return job('4. Security', {
    needs: 'lint',
    'timeout-minutes': 30,
    permissions: { contents: 'read', 'security-events': 'write' },
    env: { SNYK_TOKEN: expression('secrets.SNYK_TOKEN') },
    steps: [
      checkout(),
      {
        name: 'Start CodeQL',
        uses: uses('github/codeql-action', 'init'),
        with: { languages: 'javascript-typescript' },
      },
      ...install(),
      {
        name: 'Known vulnerabilities of what is deployed',
        run: 'npm audit --omit=dev --audit-level=high',
      },
      {
        name: 'Snyk',
        if: expression("env.SNYK_TOKEN != ''"),
        run: `npx --yes ${SNYK} test --severity-threshold=high`,
      },
      {
        name: 'Finish CodeQL',
        uses: uses('github/codeql-action', 'analyze'),
      },
    ],
  });
}

function docker(answers: Answers): Job {
  return job('5. Image', {
    needs: ['unit', 'e2e', 'security'],
    if: "github.event_name == 'push' && (github.ref == 'refs/heads/main' || github.ref == 'refs/heads/develop' || startsWith(github.ref, 'refs/tags/v'))",
    'timeout-minutes': 30,
    permissions: { contents: 'read', packages: 'write' },
    outputs: {
      image: `${imageOf(answers)}@${expression('steps.build.outputs.digest')}`,
    },
    steps: [
      checkout(),
      { name: 'Set up Buildx', uses: uses('docker/setup-buildx-action') },
      {
        name: 'Sign in to the registry',
        uses: uses('docker/login-action'),
        with: {
          registry: 'ghcr.io',
          username: expression('github.actor'),
          password: expression('secrets.GITHUB_TOKEN'),
        },
      },
      {
        name: 'Name the image',
        id: 'meta',
        uses: uses('docker/metadata-action'),
        with: {
          images: imageOf(answers),
          tags: [
            'type=sha,prefix=sha-',
            'type=ref,event=branch',
            'type=semver,pattern={{version}}',
          ].join('\n'),
        },
      },
      build(),
    ],
  });
}

function build(): Step {
  const created =
    "fromJSON(steps.meta.outputs.json).labels['org.opencontainers.image.created']";
  return {
    name: 'Build and push',
    id: 'build',
    uses: uses('docker/build-push-action'),
    with: {
      context: '.',
      file: LAYOUT.dockerfile,
      platforms: 'linux/amd64',
      push: true,
      sbom: true,
      provenance: 'mode=max',
      tags: expression('steps.meta.outputs.tags'),
      'build-args': [
        `BUILD_DATE=${expression(created)}`,
        `VCS_REF=${expression('github.sha')}`,
      ].join('\n'),
      'cache-from': 'type=gha',
      'cache-to': 'type=gha,mode=max',
    },
  };
}

function scan(): Job {
  return job('6. Scan the image', {
    needs: 'docker',
    permissions: {
      contents: 'read',
      packages: 'read',
      'security-events': 'write',
    },
    steps: [
      {
        name: 'Trivy',
        uses: uses('aquasecurity/trivy-action'),
        env: {
          TRIVY_USERNAME: expression('github.actor'),
          TRIVY_PASSWORD: expression('secrets.GITHUB_TOKEN'),
        },
        with: {
          'image-ref': expression('needs.docker.outputs.image'),
          format: 'sarif',
          output: 'trivy.sarif',
          severity: 'HIGH,CRITICAL',
        },
      },
      {
        name: 'Report the findings',
        if: expression('!cancelled()'),
        uses: uses('github/codeql-action', 'upload-sarif'),
        with: { sarif_file: 'trivy.sarif', category: 'trivy' },
      },
    ],
  });
}
