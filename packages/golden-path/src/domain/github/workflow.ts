import { GeneratedFile, LAYOUT } from '../files';
import { writeYaml } from '../yaml';
import { versionOf } from './actions';

/** The part of GitHub's workflow syntax that golden paths write. */
export interface Workflow {
  name: string;
  'run-name'?: string;
  on: Record<string, unknown>;
  concurrency?: Concurrency;
  permissions: Permissions;
  defaults: { run: { shell: 'bash'; 'working-directory'?: string } };
  jobs: Record<string, Job>;
}

export interface Job {
  name: string;
  needs?: string | string[];
  if?: string;
  'runs-on': string;
  'timeout-minutes': number;
  environment?: string | { name: string; url: string };
  concurrency?: Concurrency;
  permissions: Permissions;
  defaults?: { run: { shell: 'bash'; 'working-directory': string } };
  strategy?: {
    'fail-fast': boolean;
    matrix: { include: readonly Record<string, string>[] };
  };
  services?: Record<string, Service>;
  env?: Record<string, string>;
  outputs?: Record<string, string>;
  steps: Step[];
}

export interface Concurrency {
  group: string;
  'cancel-in-progress': boolean;
}

/** A container beside a job, reached on localhost. */
export interface Service {
  image: string;
  env?: Record<string, string>;
  ports: string[];
  options: string;
}

export type Step = {
  name: string;
  id?: string;
  if?: string;
  'continue-on-error'?: boolean;
  env?: Record<string, string>;
} & (
  | { run: string; 'working-directory'?: string }
  | { uses: string; with?: Record<string, string | number | boolean> }
);

export type Permissions = Partial<
  Record<
    'contents' | 'packages' | 'security-events' | 'actions',
    'read' | 'write'
  >
>;

type JobDetails = Partial<Omit<Job, 'name' | 'runs-on' | 'steps'>> & {
  steps: Step[];
};

const RUNNER = 'ubuntu-24.04';

/** A GitHub expression. */
export function expression(text: string): string {
  return `\${{ ${text} }}`;
}

export const SECRET = (name: string) => expression(`secrets.${name}`);

/** Lines of a script, as `bash -eo pipefail` runs them. */
export function script(...lines: (string | readonly string[])[]): string {
  return lines.flat().join('\n');
}

/** A job, its keys in the order in which a person reads them. */
export function job(name: string, details: JobDetails): Job {
  const { needs, if: condition, steps, env, outputs, ...rest } = details;
  return {
    name,
    ...(needs ? { needs } : {}),
    ...(condition ? { if: condition } : {}),
    'runs-on': RUNNER,
    'timeout-minutes': 15,
    permissions: { contents: 'read' },
    ...rest,
    ...(env ? { env } : {}),
    ...(outputs ? { outputs } : {}),
    steps,
  };
}

/** A workflow's file, with comments by path as `writeYaml` takes them. */
export function workflowFile(
  path: string,
  workflow: Workflow,
  comments: { header?: string; above?: Record<string, string> } = {},
): GeneratedFile {
  return {
    path,
    content: writeYaml(workflow, {
      yaml12: true,
      beside: versionOf,
      ...comments,
      above: {
        permissions: 'Nothing, unless a job asks for it',
        ...comments.above,
      },
    }),
  };
}

/** The name of a workflow's file inside its folder. */
export function fileNameOf(path: string): string {
  return path.slice(LAYOUT.workflows.length + 1);
}
