import { isDeepStrictEqual } from 'node:util';
import {
  Answer,
  failure,
  HandlerContext,
  Handlers,
  inRepository,
  notFound,
} from './answers';
import { teamExample } from './governanceHandlers';
import { settingsOf, StandInEnvironment } from './settingsState';

const TIME = '2026-01-05T08:00:00Z';

/** Environments, and the variables and names of secrets of the CI. */
export const environmentHandlers: Handlers = {
  'repos/get-all-environments': inRepository(async (repository, context) => {
    const { environments } = settingsOf(repository, context);
    const all = [...environments].map(([name, environment]) =>
      describeEnvironment(context, name, environment),
    );
    return {
      status: 200,
      body: { total_count: all.length, environments: all },
    };
  }),

  'repos/create-or-update-environment': inRepository(
    async (repository, context) => {
      const { environments } = settingsOf(repository, context);
      const { path, body, state } = context;
      const reviewers = (body.reviewers ??
        []) as StandInEnvironment['reviewers'];
      const teams = state.teams.get(repository.owner) ?? [];
      if (reviewers.some(({ type, id }) => type === 'Team' && !teams[id - 1])) {
        return failure(422, 'Validation Failed', ['Reviewer is invalid']);
      }
      const previous = environments.get(path.environment_name);
      const environment: StandInEnvironment = {
        sources: previous?.sources ?? [],
        variables: previous?.variables ?? new Map(),
        secrets: previous?.secrets ?? new Set(),
        reviewers,
        preventSelfReview: body.prevent_self_review === true,
        waitTimer: Number(body.wait_timer ?? 0),
        branchPolicy: body.deployment_branch_policy ?? null,
      };
      environments.set(path.environment_name, environment);
      return {
        status: 200,
        body: describeEnvironment(context, path.environment_name, environment),
      };
    },
  ),

  'repos/list-deployment-branch-policies': inEnvironment(
    async ({ sources }, context) => ({
      status: 200,
      body: {
        total_count: sources.length,
        branch_policies: sources.map(source => policy(context, source)),
      },
    }),
  ),

  'repos/create-deployment-branch-policy': inEnvironment(
    async ({ sources }, context) => {
      const { name, type = 'branch' } = context.body;
      const source = { name: String(name), type: String(type) };
      if (sources.some(other => isDeepStrictEqual(other, source))) {
        return { status: 303 };
      }
      sources.push(source);
      return { status: 200, body: policy(context, source) };
    },
  ),

  'actions/list-repo-variables': inRepository(async (repository, context) =>
    list('variables', settingsOf(repository, context).variables),
  ),
  'actions/create-repo-variable': inRepository(async (repository, context) =>
    createVariable(settingsOf(repository, context).variables, context),
  ),
  'actions/update-repo-variable': inRepository(async (repository, context) =>
    updateVariable(settingsOf(repository, context).variables, context),
  ),
  'actions/list-environment-variables': inEnvironment(async ({ variables }) =>
    list('variables', variables),
  ),
  'actions/create-environment-variable': inEnvironment(
    async ({ variables }, context) => createVariable(variables, context),
  ),
  'actions/update-environment-variable': inEnvironment(
    async ({ variables }, context) => updateVariable(variables, context),
  ),

  'actions/list-repo-secrets': inRepository(async (repository, context) =>
    list('secrets', settingsOf(repository, context).secrets),
  ),
  'actions/list-repo-organization-secrets': inRepository(
    async (repository, context) =>
      list('secrets', settingsOf(repository, context).organisationSecrets),
  ),
  'actions/list-environment-secrets': inEnvironment(async ({ secrets }) =>
    list('secrets', secrets),
  ),
};

/** Answers for an environment that exists. */
function inEnvironment(
  answer: (
    environment: StandInEnvironment,
    context: HandlerContext,
  ) => Promise<Answer>,
) {
  return inRepository(async (repository, context) => {
    const { environments } = settingsOf(repository, context);
    const environment = environments.get(context.path.environment_name);
    return environment ? answer(environment, context) : notFound();
  });
}

function list(
  key: 'variables' | 'secrets',
  entries: ReadonlyMap<string, string> | ReadonlySet<string>,
): Answer {
  const items = [...entries.entries()].map(([name, value]) => ({
    name,
    ...(key === 'variables' ? { value } : {}),
    created_at: TIME,
    updated_at: TIME,
  }));
  return { status: 200, body: { total_count: items.length, [key]: items } };
}

function createVariable(
  variables: Map<string, string>,
  { body }: HandlerContext,
): Answer {
  if (variables.has(String(body.name))) {
    return failure(409, 'Already exists - Variable already exists');
  }
  variables.set(String(body.name), String(body.value));
  return { status: 201, body: {} };
}

function updateVariable(
  variables: Map<string, string>,
  { body, path }: HandlerContext,
): Answer {
  if (!variables.has(path.name)) {
    return notFound();
  }
  variables.set(path.name, String(body.value));
  return { status: 204 };
}

function policy(
  { document }: HandlerContext,
  source: StandInEnvironment['sources'][number],
) {
  const example = document.example('deployment-branch-policy-single-branch');
  return { ...example, ...source };
}

function describeEnvironment(
  context: HandlerContext,
  name: string,
  environment: StandInEnvironment,
) {
  const { reviewers, preventSelfReview, waitTimer } = environment;
  const user = context.document.example('public-user-default-response');
  const teams = context.state.teams.get(context.path.owner) ?? [];
  const rule = (type: string) => ({ id: 1, node_id: 'GATE', type });
  return {
    ...context.document.example('environment'),
    name,
    protection_rules: [
      ...(waitTimer ? [{ ...rule('wait_timer'), wait_timer: waitTimer }] : []),
      ...(reviewers.length
        ? [
            {
              ...rule('required_reviewers'),
              prevent_self_review: preventSelfReview,
              reviewers: reviewers.map(({ type, id }) => ({
                type,
                reviewer:
                  type === 'Team'
                    ? { ...teamExample(context, teams[id - 1]), id }
                    : { ...user, id },
              })),
            },
          ]
        : []),
      rule('branch_policy'),
    ],
    deployment_branch_policy: environment.branchPolicy,
  };
}
