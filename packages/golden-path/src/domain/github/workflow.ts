/** The part of GitHub's workflow syntax that golden paths write. */
export interface Workflow {
  name: string;
  on: Record<string, unknown>;
  concurrency: { group: string; 'cancel-in-progress': boolean };
  permissions: Permissions;
  jobs: Record<string, Job>;
}

export interface Job {
  name: string;
  needs?: string | string[];
  if?: string;
  'runs-on': string;
  'timeout-minutes': number;
  permissions: Permissions;
  env?: Record<string, string>;
  outputs?: Record<string, string>;
  steps: Step[];
}

export type Step = {
  name: string;
  id?: string;
  if?: string;
  env?: Record<string, string>;
} & (
  | { run: string }
  | { uses: string; with?: Record<string, string | number | boolean> }
);

export type Permissions = Partial<
  Record<
    'contents' | 'packages' | 'security-events' | 'actions' | 'id-token',
    'read' | 'write'
  >
>;

/** A GitHub expression. */
export function expression(text: string): string {
  return `\${{ ${text} }}`;
}
