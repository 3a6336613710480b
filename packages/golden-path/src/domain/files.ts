import type { Answers, Component } from './answers';

/**
 * A file of a generated repository, its path relative to the root.
 *
 * @public
 */
export interface GeneratedFile {
  readonly path: string;
  /** Text, or base64 of what is not text, such as a picture. */
  readonly content: string;
  readonly encoding?: 'base64';
}

/**
 * Content of the text files of a repository by path.
 *
 * @public
 */
export type FileTree = ReadonlyMap<string, string>;

/** Folders and names of a generated repository that several files refer to. */
export const LAYOUT = {
  dockerfile: 'infrastructure/docker/backend.Dockerfile',
  frontendDockerfile: 'infrastructure/docker/frontend.Dockerfile',
  compose: 'infrastructure/docker/docker-compose.yml',
  kubernetes: 'infrastructure/kubernetes',
  terraform: 'infrastructure/terraform',
  monitoring: 'infrastructure/monitoring',
  workflows: '.github/workflows',
  backendCi: '.github/workflows/backend-ci.yml',
  frontendCi: '.github/workflows/frontend-ci.yml',
  mobileCi: '.github/workflows/mobile-ci.yml',
  mobileRelease: '.github/workflows/mobile-release.yml',
  deploy: '.github/workflows/deploy-production.yml',
  securityScan: '.github/workflows/security-scan.yml',
  docs: 'docs',
  runbooks: 'docs/runbooks',
  todo: 'docs/todo/TODO-platform.md',
  record: '.jalon/golden-path.yaml',
} as const;

/** TCP port of the service, inside its container and on a developer's machine. */
export const SERVICE_PORT = 3001;

/** TCP port of the web frontend, inside its container and on a developer's machine. */
export const FRONTEND_PORT = 3000;

/** User and group id under which the containers run. */
export const SERVICE_UID = 1001;

export const HEALTH_PATH = '/api/v1/health';

/** Answers without asking a database: safe to restart a pod on. */
export const LIVENESS_PATH = '/api/v1/health/live';

export const METRICS_PATH = '/api/v1/metrics';

export const FRONTEND_HEALTH_PATH = '/api/health';

export const FRONTEND_METRICS_PATH = '/api/metrics';

/** Version that a new service starts with. */
export const FIRST_VERSION = '0.1.0';

/** Folder of a component, without slashes at its ends: '' is the root. */
export function directoryOf(
  answers: Pick<Answers, 'layout'>,
  component: Component,
): string {
  return answers.layout === 'monorepo' ? component : '';
}

/** Path of a component's file from the root of the repository. */
export function pathIn(
  answers: Pick<Answers, 'layout'>,
  component: Component,
  path: string,
): string {
  const directory = directoryOf(answers, component);
  return directory ? `${directory}/${path}` : path;
}

/** How the catalog calls a component: the repository's name when it is alone. */
export function componentName(
  answers: Pick<Answers, 'name' | 'components'>,
  component: Component,
): string {
  return answers.components.length > 1
    ? `${answers.name}-${component}`
    : answers.name;
}

/** Repository of a component's image, without tag. */
export function imageOf(
  answers: Pick<Answers, 'name' | 'repository' | 'registry'>,
  component: 'backend' | 'frontend' = 'backend',
): string {
  const host = answers.registry === 'dockerhub' ? 'docker.io' : 'ghcr.io';
  return `${host}/${answers.repository.owner.toLowerCase()}/${
    answers.name
  }-${component}`;
}

/** The text files among generated files, by path. */
export function treeOf(files: readonly GeneratedFile[]): FileTree {
  return new Map(
    files
      .filter(({ encoding }) => encoding === undefined)
      .map(({ path, content }) => [path, content]),
  );
}
