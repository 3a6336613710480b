import { Answers, Component } from '../answers';
import { directoryOf, LAYOUT, pathIn } from '../files';
import { uses } from './actions';
import { expression, SECRET, Step } from './workflow';

/** Versions of the tools that `npx` runs, which no lockfile holds. */
export const TOOLS = {
  snyk: 'snyk@1.1307.4',
  licences: 'license-checker-rseidelsohn@4.4.2',
  eas: '24.8.0',
} as const;

/** Components that are deployed as an image. */
export type ImageComponent = 'backend' | 'frontend';

export const IMAGE_COMPONENTS: readonly ImageComponent[] = [
  'backend',
  'frontend',
];

/** The components of a repository that are deployed as an image. */
export function imageComponents(answers: Answers): readonly ImageComponent[] {
  return IMAGE_COMPONENTS.filter(component =>
    answers.components.includes(component),
  );
}

export function dockerfileOf(component: ImageComponent): string {
  return component === 'backend'
    ? LAYOUT.dockerfile
    : LAYOUT.frontendDockerfile;
}

export function checkout(
  options: { history?: boolean; name?: string } = {},
): Step {
  return {
    name: options.name ?? 'Check out',
    uses: uses('actions/checkout'),
    with: {
      'persist-credentials': false,
      ...(options.history ? { 'fetch-depth': 0 } : {}),
    },
  };
}

/** Node.js and the locked dependencies of a component. */
export function install(answers: Answers, component: Component): Step[] {
  return [
    setUpNode({
      versionFile: pathIn(answers, component, '.nvmrc'),
      lockFile: pathIn(answers, component, 'package-lock.json'),
    }),
    { name: 'Install dependencies', run: 'npm ci' },
  ];
}

export function setUpNode(files: {
  versionFile: string;
  lockFile: string;
}): Step {
  return {
    name: 'Set up Node.js',
    uses: uses('actions/setup-node'),
    with: {
      'node-version-file': files.versionFile,
      cache: 'npm',
      'cache-dependency-path': files.lockFile,
    },
  };
}

/** Fails on vulnerabilities of what is deployed. */
export const NPM_AUDIT: Step = {
  name: 'Known vulnerabilities of what is deployed',
  run: 'npm audit --omit=dev --audit-level=high',
};

/** Needs `SNYK_TOKEN` in the environment of the job. */
export const SNYK: Step = {
  name: 'Snyk',
  if: expression("env.SNYK_TOKEN != ''"),
  run: `npx --yes ${TOOLS.snyk} test --severity-threshold=high`,
};

/** Code scanning is part of a paid plan for private repositories. */
const CODE_SCANNING = expression("vars.CODE_SCANNING != 'off'");

/** Analyses the folder of a component, or the whole repository. */
export function codeQl(directory: string, category: string): Step[] {
  return [
    {
      name: 'Start CodeQL',
      if: CODE_SCANNING,
      uses: uses('github/codeql-action', 'init'),
      with: {
        languages: 'javascript-typescript',
        'build-mode': 'none',
        ...(directory ? { config: `paths:\n  - ${directory}` } : {}),
      },
    },
    {
      name: 'Finish CodeQL',
      if: CODE_SCANNING,
      uses: uses('github/codeql-action', 'analyze'),
      with: { category },
    },
  ];
}

export function logIn(answers: Answers, condition?: string): Step {
  const hub = answers.registry === 'dockerhub';
  return {
    name: 'Sign in to the registry',
    ...(condition ? { if: condition } : {}),
    uses: uses('docker/login-action'),
    with: {
      registry: hub ? 'docker.io' : 'ghcr.io',
      username: hub ? SECRET('DOCKERHUB_USERNAME') : expression('github.actor'),
      password: hub ? SECRET('DOCKERHUB_TOKEN') : SECRET('GITHUB_TOKEN'),
    },
  };
}

/** Reports what is known about an image, and fails for what can be mended. */
export function trivy(
  answers: Answers,
  options: { image: string; category: string; condition?: string },
): Step[] {
  const hub = answers.registry === 'dockerhub';
  return [
    {
      name: 'Trivy',
      ...(options.condition ? { if: options.condition } : {}),
      uses: uses('aquasecurity/trivy-action'),
      env: {
        TRIVY_USERNAME: hub
          ? SECRET('DOCKERHUB_USERNAME')
          : expression('github.actor'),
        TRIVY_PASSWORD: hub
          ? SECRET('DOCKERHUB_TOKEN')
          : SECRET('GITHUB_TOKEN'),
      },
      with: {
        'image-ref': options.image,
        format: 'sarif',
        output: 'trivy.sarif',
        severity: 'HIGH,CRITICAL',
        'limit-severities-for-sarif': true,
        'ignore-unfixed': true,
        'exit-code': '1',
      },
    },
    {
      name: 'Report the findings',
      if: expression(
        "!cancelled() && hashFiles('trivy.sarif') != '' && vars.CODE_SCANNING != 'off'",
      ),
      uses: uses('github/codeql-action', 'upload-sarif'),
      with: { sarif_file: 'trivy.sarif', category: options.category },
    },
  ];
}

/** Rights to read images, which only GitHub's own registry asks for. */
export function readImages(answers: Answers): { packages?: 'read' } {
  return answers.registry === 'ghcr' ? { packages: 'read' } : {};
}

/** What is checked about a component, in a glob of the repository. */
export function pathsOf(
  answers: Answers,
  component: Component,
  workflow: string,
): string[] {
  const directory = directoryOf(answers, component);
  return [
    `${directory}/**`,
    workflow,
    ...(component === 'mobile' ? [] : [dockerfileOf(component)]),
  ];
}
