/**
 * A text file of a generated repository, its path relative to the root.
 *
 * @public
 */
export interface GeneratedFile {
  readonly path: string;
  readonly content: string;
}

/** Content of the text files of a repository by path. */
export type FileTree = ReadonlyMap<string, string>;

/** Folders and names of a generated repository that several files refer to. */
export const LAYOUT = {
  dockerfile: 'infrastructure/docker/backend.Dockerfile',
  kubernetes: 'infrastructure/kubernetes',
  backendCi: '.github/workflows/backend-ci.yml',
  todo: 'docs/todo/TODO-platform.md',
  record: '.jalon/golden-path.yaml',
} as const;

/** TCP port of the service, inside its container and on a developer's machine. */
export const SERVICE_PORT = 3001;

/** User and group id under which the container runs. */
export const SERVICE_UID = 1001;

export const HEALTH_PATH = '/api/v1/health';

/** Version that a new service starts with. */
export const FIRST_VERSION = '0.1.0';

/** Node.js major version of a generated service. */
export const NODE_MAJOR = 24;

/** Repository of a service's image, without tag. */
export function imageOf(answers: {
  name: string;
  repository: { owner: string };
}): string {
  return `ghcr.io/${answers.repository.owner.toLowerCase()}/${
    answers.name
  }-backend`;
}
