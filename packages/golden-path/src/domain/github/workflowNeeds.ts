import { parse } from 'yaml';
import { GeneratedFile } from '../files';

/** What a workflow expects of its repository, for one environment or for all. */
export interface Needs {
  /** Undefined for jobs that name no environment. */
  readonly environment?: string;
  readonly secrets: NeededNames;
  readonly variables: NeededNames;
}

/** Names, apart from those without which a workflow does less, but works. */
export interface NeededNames {
  readonly names: readonly string[];
  readonly optional: readonly string[];
}

interface ParsedWorkflow {
  readonly on?: Readonly<Record<string, PullRequests | null>>;
  readonly env?: unknown;
  readonly jobs: Readonly<Record<string, ParsedJob>>;
}

interface PullRequests {
  readonly branches?: readonly string[];
  readonly paths?: unknown;
  readonly 'paths-ignore'?: unknown;
}

interface ParsedJob {
  readonly name?: string;
  readonly if?: unknown;
  readonly needs?: string | string[];
  readonly uses?: unknown;
  readonly strategy?: unknown;
  readonly steps?: readonly {
    readonly if?: unknown;
    readonly with?: object;
  }[];
  readonly environment?: string | { readonly name: string };
}

/** GitHub gives it to every run. */
const OWN_TOKEN = 'GITHUB_TOKEN';

/**
 * Names of the checks that every pull request to any of these branches gets,
 * from the workflows themselves. A check that does not always run would keep
 * other pull requests waiting for ever: those of workflows that look at some
 * paths only, and jobs with a condition, are therefore none of them.
 */
export function checksOf(
  files: readonly GeneratedFile[],
  branches: readonly string[],
): string[] {
  return workflowsOf(files)
    .filter(({ on }) => {
      const requests = on?.pull_request;
      return (
        on !== undefined &&
        'pull_request' in on &&
        !requests?.paths &&
        !requests?.['paths-ignore'] &&
        branches.every(branch => requests?.branches?.includes(branch) ?? true)
      );
    })
    .flatMap(({ jobs }) =>
      Object.entries(jobs)
        .filter(([id]) => alwaysRuns(id, jobs))
        .map(([id, job]) => job.name ?? id),
    );
}

/** Whether a job has no condition, nor any that it waits for. */
function alwaysRuns(id: string, jobs: ParsedWorkflow['jobs']): boolean {
  const job = jobs[id];
  return (
    job !== undefined &&
    !job.if &&
    !job.uses &&
    !job.strategy &&
    [job.needs ?? []].flat().every(other => alwaysRuns(other, jobs))
  );
}

/** Whether a workflow pushes with a key of its own, past pull requests. */
export function pushesWithDeployKey(files: readonly GeneratedFile[]): boolean {
  return workflowsOf(files).some(({ jobs }) =>
    Object.values(jobs)
      .flatMap(({ steps = [] }) => steps)
      .some(step => step.with !== undefined && 'ssh-key' in step.with),
  );
}

/** Secrets and variables that workflows read, by environment. */
export function needsOf(
  files: readonly GeneratedFile[],
  environments: readonly string[],
): Needs[] {
  const fragments = new Map<string | undefined, Fragment[]>();
  const add = (environment: string | undefined, added: Fragment[]) =>
    fragments.set(environment, [
      ...(fragments.get(environment) ?? []),
      ...added,
    ]);
  for (const { jobs, ...rest } of workflowsOf(files)) {
    const text = JSON.stringify(rest);
    add(undefined, [{ text, whole: text, isGuarded: false }]);
    for (const job of Object.values(jobs)) {
      environmentsOf(job, environments).forEach(name =>
        add(name, fragmentsOf(job)),
      );
    }
  }
  const general = needsIn(undefined, fragments.get(undefined) ?? []);
  return [
    general,
    ...environments.map(name =>
      needsIn(name, fragments.get(name) ?? [], general),
    ),
  ];
}

/** A part of a workflow, as text. */
interface Fragment {
  readonly text: string;
  /** The job around it. */
  readonly whole: string;
  /** Whether it is left out where some value is missing. */
  readonly isGuarded: boolean;
}

function fragmentsOf(job: ParsedJob): Fragment[] {
  const { steps = [], ...rest } = job;
  const whole = JSON.stringify(job);
  return [rest, ...steps].map(part => ({
    text: JSON.stringify(part),
    whole,
    isGuarded: /\b(?:env|vars|secrets)\.\w+ != ''/.test(String(part.if ?? '')),
  }));
}

function workflowsOf(files: readonly GeneratedFile[]): ParsedWorkflow[] {
  return files
    .filter(({ path }) => /^\.github\/workflows\/[^/]+\.ya?ml$/.test(path))
    .map(({ content }) => parse(content));
}

/** An environment that is chosen when the workflow runs may be any of them. */
function environmentsOf(
  { environment }: ParsedJob,
  all: readonly string[],
): (string | undefined)[] {
  const name = typeof environment === 'object' ? environment.name : environment;
  if (name === undefined) {
    return [undefined];
  }
  return name.includes('${{') ? [...all] : [name];
}

/** What an environment needs beyond what the whole repository needs anyway. */
function needsIn(
  environment: string | undefined,
  fragments: readonly Fragment[],
  general?: Needs,
): Needs {
  return {
    ...(environment === undefined ? {} : { environment }),
    secrets: namesIn(fragments, 'secrets', general?.secrets),
    variables: namesIn(fragments, 'vars', general?.variables),
  };
}

function namesIn(
  fragments: readonly Fragment[],
  context: 'secrets' | 'vars',
  general: NeededNames = { names: [], optional: [] },
): NeededNames {
  const reference = new RegExp(`\\b${context}\\.([A-Za-z_]\\w*)`, 'g');
  const used = fragments.flatMap(({ text, whole, isGuarded }) =>
    [...text.matchAll(reference)].map(([, name]) => ({
      name,
      optional: isGuarded || isOptionalIn(whole, context, name),
    })),
  );
  const needed = sorted(used.filter(({ optional }) => !optional));
  const optional = sorted(used).filter(name => !needed.includes(name));
  const { names } = general;
  return {
    names: needed.filter(name => !names.includes(name)),
    optional: optional.filter(
      name => ![...names, ...general.optional].includes(name),
    ),
  };
}

function sorted(used: readonly { name: string }[]): string[] {
  const names = used.map(({ name }) => name).filter(name => name !== OWN_TOKEN);
  return [...new Set(names)].sort();
}

/** Whether a workflow asks for a value before it uses it. */
function isOptionalIn(text: string, context: string, name: string): boolean {
  return new RegExp(`\\b(?:env|${context})\\.${name} [!=]= '`).test(text);
}
