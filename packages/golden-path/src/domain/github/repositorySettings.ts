import type { Label, RepositorySetting } from '@jalon/repositories';
import { parse } from 'yaml';
import { Answers } from '../answers';
import { environmentVariables, Stage } from '../environmentVariables';
import { GeneratedFile } from '../files';
import { githubOwner } from './governance';
import { ciFiles, deployFiles, governanceFiles } from './index';
import {
  checksOf,
  NeededNames,
  Needs,
  needsOf,
  pushesWithDeployKey,
} from './workflowNeeds';

/** Where code is deployed to, and what GitHub calls it. */
const ENVIRONMENTS = ['staging', 'production'] as const;

const MAIN = 'main';

/** What a release is tagged with; it builds and submits the app. */
const RELEASE_TAGS = 'v*.*.*';

const COLOURS: Readonly<Record<string, string>> = {
  dependencies: '0366d6',
  backend: '1d76db',
  frontend: '5319e7',
  mobile: 'c2e0c6',
  docker: '0db7ed',
  terraform: '844fba',
  ci: 'fbca04',
  security: 'd73a4a',
};

/** Colour that GitHub itself gives to a label without one. */
const NO_COLOUR = 'ededed';

/**
 * What the host of a generated repository is asked for, in the order in which
 * it is applied: access comes before what names the team, and the protection of
 * branches last, because from then on everything goes through pull requests.
 *
 * Names of checks, secrets, variables and labels are those of the generated
 * workflows themselves.
 *
 * @public
 */
export function repositorySettings(answers: Answers): RepositorySetting[] {
  const workflows = [...ciFiles(answers), ...deployFiles(answers)];
  const needs = needsOf(workflows, ENVIRONMENTS);
  return [
    ...teamAccess(answers),
    { kind: 'branch', branch: answers.integrationBranch },
    { kind: 'merging' },
    { kind: 'security-updates' },
    { kind: 'labels', labels: labelsOf(governanceFiles(answers)) },
    ...ENVIRONMENTS.map(stage => environmentOf(answers, stage)),
    ...needs.flatMap(need => variablesOf(answers, need)),
    ...needs.flatMap(secretsOf),
    protectionOf(answers, workflows),
  ];
}

/** The owner as a reviewer: a team of the organisation, or a person. */
function reviewerOf(answers: Answers) {
  const [owner, team] = githubOwner(answers).slice(1).split('/');
  return team === undefined
    ? ({ kind: 'user', name: owner } as const)
    : ({ kind: 'team', name: team } as const);
}

/** Those whom CODEOWNERS names must be able to write, or GitHub ignores them. */
function teamAccess(answers: Answers): RepositorySetting[] {
  const { kind, name } = reviewerOf(answers);
  return kind === 'team'
    ? [{ kind: 'team-access', team: name, permission: 'maintain' }]
    : [];
}

function labelsOf(governance: readonly GeneratedFile[]): Label[] {
  const file = governance.find(({ path }) => path.endsWith('/dependabot.yml'));
  const { updates = [] }: { updates?: { labels?: string[] }[] } = file
    ? parse(file.content)
    : {};
  const names = new Set(updates.flatMap(({ labels = [] }) => labels));
  return [...names].sort().map(name => ({
    name,
    color: COLOURS[name] ?? NO_COLOUR,
    description: `Changes of ${name}`,
  }));
}

function environmentOf(
  answers: Answers,
  stage: (typeof ENVIRONMENTS)[number],
): RepositorySetting {
  const app = answers.components.includes('mobile');
  if (stage === 'production') {
    return {
      kind: 'environment',
      environment: stage,
      reviewers: [reviewerOf(answers)],
      preventSelfReview: true,
      branches: [MAIN],
      tags: app ? [RELEASE_TAGS] : [],
    };
  }
  const branches = [
    MAIN,
    answers.integrationBranch,
    ...(app ? [answers.mobileStagingBranch] : []),
  ];
  return {
    kind: 'environment',
    environment: stage,
    reviewers: [],
    preventSelfReview: false,
    branches: [...new Set(branches)],
  };
}

/** Values that follow from the answers; the others are for a person. */
function variablesOf(
  answers: Answers,
  { environment, variables }: Needs,
): RepositorySetting[] {
  const values = Object.fromEntries(
    [...variables.names, ...variables.optional].flatMap(name => {
      const value = valueOf(answers, name, environment);
      return value === undefined ? [] : [[name, value]];
    }),
  );
  const open = (names: readonly string[]) =>
    names.filter(name => !(name in values));
  const { names, optional } = variables;
  return names.length + optional.length === 0
    ? []
    : [
        {
          kind: 'variables',
          values,
          names: open(names),
          optional: open(optional),
          ...inEnvironment(environment),
        },
      ];
}

function valueOf(
  answers: Answers,
  name: string,
  environment: string | undefined,
): string | undefined {
  const stage = ENVIRONMENTS.find(candidate => candidate === environment);
  const variable = environmentVariables(answers).find(
    candidate => candidate.name === name && !candidate.secret,
  );
  return stage && variable?.value(stage satisfies Stage);
}

function secretsOf({ environment, secrets }: Needs): RepositorySetting[] {
  const { names, optional }: NeededNames = secrets;
  return names.length + optional.length === 0
    ? []
    : [{ kind: 'secrets', names, optional, ...inEnvironment(environment) }];
}

function inEnvironment(environment: string | undefined) {
  return environment === undefined ? {} : { environment };
}

function protectionOf(
  answers: Answers,
  workflows: readonly GeneratedFile[],
): RepositorySetting {
  const branches = [...new Set([MAIN, answers.integrationBranch])];
  return {
    kind: 'protection',
    branches,
    approvals: 1,
    checks: checksOf(workflows, branches),
    deployKeysMayPush: pushesWithDeployKey(workflows),
  };
}
