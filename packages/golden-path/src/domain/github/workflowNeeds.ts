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

/** Secrets and variables that workflows read, by environment. */
export function needsOf(
  files: readonly GeneratedFile[],
  environments: readonly string[],
): Needs[] {
  const texts = new Map<string | undefined, string[]>();
  for (const workflow of workflowsOf(files)) {
    const { jobs, ...rest } = workflow;
    add(texts, undefined, rest);
    for (const job of Object.values(jobs)) {
      environmentsOf(job, environments).forEach(name => add(texts, name, job));
    }
  }
  const general = needsIn(undefined, texts.get(undefined) ?? []);
  return [
    general,
    ...environments.map(name => needsIn(name, texts.get(name) ?? [], general)),
  ];
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

function add(
  texts: Map<string | undefined, string[]>,
  environment: string | undefined,
  value: object,
): void {
  const known = texts.get(environment) ?? [];
  texts.set(environment, [...known, JSON.stringify(value)]);
}

/** What an environment needs beyond what the whole repository needs anyway. */
function needsIn(
  environment: string | undefined,
  texts: readonly string[],
  general?: Needs,
): Needs {
  return {
    ...(environment === undefined ? {} : { environment }),
    secrets: namesIn(texts, 'secrets', general?.secrets),
    variables: namesIn(texts, 'vars', general?.variables),
  };
}

function namesIn(
  texts: readonly string[],
  context: 'secrets' | 'vars',
  general: NeededNames = { names: [], optional: [] },
): NeededNames {
  const reference = new RegExp(`\\b${context}\\.([A-Za-z_]\\w*)`, 'g');
  const used = texts.flatMap(text =>
    [...text.matchAll(reference)].map(([, name]) => ({
      name,
      optional: isOptionalIn(text, context, name),
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
