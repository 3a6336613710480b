import { Answers, Component } from '../answers';
import { environmentVariables } from '../environmentVariables';
import { directoryOf, imageOf, LAYOUT, pathIn } from '../files';
import { Environment } from '../kubernetes/configuration';
import { uses } from './actions';
import {
  checkout,
  codeQl,
  dockerfileOf,
  ImageComponent,
  install,
  logIn,
  NPM_AUDIT,
  pathsOf,
  readImages,
  SNYK,
  trivy,
} from './steps';
import { expression, Job, job, SECRET, Step, Workflow } from './workflow';

/** The branch that is deployed, and that the portal reads. */
export const MAIN = 'main';

/** Branches of the team that changes are merged into. */
export function sharedBranches(answers: Answers): string[] {
  return [...new Set([MAIN, answers.integrationBranch])];
}

/** The overlays, each of which says what runs in its environment. */
export const OVERLAYS: Readonly<Record<Environment, string>> = {
  staging: `${LAYOUT.kubernetes}/staging/kustomization.yaml`,
  production: `${LAYOUT.kubernetes}/production/kustomization.yaml`,
};

/** The pipeline of a component, without its jobs. */
export function pipeline(
  answers: Answers,
  component: ImageComponent,
  workflow: string,
): Omit<Workflow, 'jobs'> {
  const directory = directoryOf(answers, component);
  const branches = sharedBranches(answers);
  const paths = directory
    ? { paths: pathsOf(answers, component, workflow) }
    : {};
  return {
    name: component === 'backend' ? 'Backend CI' : 'Frontend CI',
    on: {
      push: {
        branches: [...branches, 'feature/**', 'release/**'],
        tags: ['v*.*.*'],
        // Alone in its repository, only deployments are nothing to check
        ...(directory ? paths : { 'paths-ignore': Object.values(OVERLAYS) }),
      },
      pull_request: { branches, ...paths },
    },
    concurrency: {
      group: `${component}-${expression('github.ref')}`,
      'cancel-in-progress': true,
    },
    permissions: {},
    defaults: defaultsIn(answers, component),
  };
}

/** Scripts run in the folder of the component. */
export function defaultsIn(
  answers: Answers,
  component: Component,
): Workflow['defaults'] {
  const directory = directoryOf(answers, component);
  return {
    run: {
      shell: 'bash',
      ...(directory ? { 'working-directory': directory } : {}),
    },
  };
}

/** Unit tests of a component with their coverage. */
export function unit(
  answers: Answers,
  component: Component,
  name: string,
): Job {
  return job(name, {
    needs: 'lint',
    env: { CODECOV_TOKEN: SECRET('CODECOV_TOKEN') },
    steps: [
      checkout(),
      ...install(answers, component),
      {
        name: `Unit tests, at least ${answers.coverageThreshold} % covered`,
        run: 'npm run test:coverage',
      },
      {
        name: 'Keep the coverage report',
        if: expression('!cancelled()'),
        uses: uses('actions/upload-artifact'),
        with: {
          name: `${component}-coverage`,
          path: pathIn(answers, component, 'coverage'),
          'retention-days': 14,
        },
      },
      {
        name: 'Send the coverage to Codecov',
        if: expression("env.CODECOV_TOKEN != ''"),
        uses: uses('codecov/codecov-action'),
        with: {
          token: expression('env.CODECOV_TOKEN'),
          files: pathIn(answers, component, 'coverage/lcov.info'),
          flags: component,
        },
      },
    ],
  });
}

/** Dependencies and code of a component. */
export function security(
  answers: Answers,
  component: Component,
  name: string,
): Job {
  return job(name, {
    needs: 'lint',
    'timeout-minutes': 30,
    permissions: { contents: 'read', 'security-events': 'write' },
    env: { SNYK_TOKEN: SECRET('SNYK_TOKEN') },
    steps: [
      checkout(),
      ...install(answers, component),
      NPM_AUDIT,
      SNYK,
      ...codeQl(directoryOf(answers, component), component),
    ],
  });
}

/** Builds and publishes the image of what was merged or tagged. */
export function image(
  answers: Answers,
  component: ImageComponent,
  options: { name: string; needs: string[] },
): Job {
  return job(options.name, {
    needs: options.needs,
    if: publishes(answers),
    'timeout-minutes': 30,
    permissions: {
      contents: 'read',
      ...(answers.registry === 'ghcr' ? { packages: 'write' } : {}),
    },
    outputs: {
      image: `${imageOf(answers, component)}@${expression(
        'steps.build.outputs.digest',
      )}`,
    },
    steps: [
      checkout(),
      { name: 'Set up Buildx', uses: uses('docker/setup-buildx-action') },
      logIn(answers),
      {
        name: 'Name the image',
        id: 'meta',
        uses: uses('docker/metadata-action'),
        with: {
          images: imageOf(answers, component),
          tags: [
            'type=sha,prefix=sha-',
            'type=ref,event=branch',
            'type=semver,pattern={{version}}',
          ].join('\n'),
        },
      },
      build(answers, component),
    ],
  });
}

function publishes(answers: Answers): string {
  const conditions = [
    ...sharedBranches(answers).map(
      branch => `github.ref == 'refs/heads/${branch}'`,
    ),
    "startsWith(github.ref, 'refs/tags/v')",
  ];
  return `github.event_name == 'push' && (${conditions.join(' || ')})`;
}

/** What is built into an image: values of production, which pods override. */
export function buildVariables(
  answers: Answers,
  component: ImageComponent,
): Record<string, string> {
  return Object.fromEntries(
    environmentVariables(answers)
      .filter(variable => variable.component === component)
      .filter(({ buildTime }) => buildTime)
      .map(({ name, value }): [string, string] => [
        name,
        value('production') ?? '',
      ])
      .filter(([, value]) => value),
  );
}

function build(answers: Answers, component: ImageComponent): Step {
  const created =
    "fromJSON(steps.meta.outputs.json).labels['org.opencontainers.image.created']";
  const buildArguments = [
    `BUILD_DATE=${expression(created)}`,
    `VCS_REF=${expression('github.sha')}`,
    ...Object.entries(buildVariables(answers, component)).map(
      ([name, value]) => `${name}=${value}`,
    ),
  ];
  return {
    name: 'Build and push',
    id: 'build',
    uses: uses('docker/build-push-action'),
    with: {
      context: directoryOf(answers, component) || '.',
      file: dockerfileOf(component),
      platforms: 'linux/amd64',
      push: true,
      sbom: true,
      provenance: 'mode=max',
      tags: expression('steps.meta.outputs.tags'),
      'build-args': buildArguments.join('\n'),
      'cache-from': `type=gha,scope=${component}`,
      'cache-to': `type=gha,mode=max,scope=${component}`,
    },
  };
}

/** Looks for known vulnerabilities in what {@link image} published. */
export function scan(
  answers: Answers,
  component: ImageComponent,
  name: string,
): Job {
  return job(name, {
    needs: 'docker',
    permissions: {
      contents: 'read',
      'security-events': 'write',
      ...readImages(answers),
    },
    steps: trivy(answers, {
      image: expression('needs.docker.outputs.image'),
      category: `trivy-${component}`,
    }),
  });
}

/** Why a step may be left out, for the person who reads the workflow. */
export const PIPELINE_COMMENTS = {
  'jobs/unit/env/CODECOV_TOKEN': 'Without it the report stays with the run',
  'jobs/security/env/SNYK_TOKEN': 'Without it Snyk is left out',
  'jobs/docker/outputs/image':
    'By digest: what is scanned is what was built, whatever its tag says later',
};
