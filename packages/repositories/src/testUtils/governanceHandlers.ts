import {
  failure,
  HandlerContext,
  Handlers,
  inRepository,
  notFound,
} from './answers';
import { settingsOf } from './settingsState';

/** Teams, labels, rulesets and security updates. */
export const governanceHandlers: Handlers = {
  'teams/get-by-name': async context => {
    const { path } = context;
    const id = teamId(context, path.org, path.team_slug);
    return id === undefined
      ? notFound()
      : { status: 200, body: teamFull(context, path.team_slug, id) };
  },

  'repos/list-teams': inRepository(async (repository, context) => ({
    status: 200,
    body: [...settingsOf(repository, context).teams].map(
      ([slug, permission]) => ({ ...teamExample(context, slug), permission }),
    ),
  })),

  'teams/add-or-update-repo-permissions-in-org': inRepository(
    async (repository, context) => {
      const { org, team_slug: slug } = context.path;
      if (teamId(context, org, slug) === undefined) {
        return notFound();
      }
      const { teams } = settingsOf(repository, context);
      teams.set(slug, String(context.body.permission ?? 'push'));
      return { status: 204 };
    },
  ),

  'issues/list-labels-for-repo': inRepository(async (repository, context) => ({
    status: 200,
    body: [...settingsOf(repository, context).labels.keys()].map(name =>
      label(repository, name, context),
    ),
  })),

  'issues/create-label': inRepository(async (repository, context) => {
    const { labels } = settingsOf(repository, context);
    const name = String(context.body.name);
    if (labels.has(name)) {
      return failure(422, 'Validation Failed', [
        { resource: 'Label', code: 'already_exists', field: 'name' },
      ]);
    }
    labels.set(name, labelOf(context.body));
    return { status: 201, body: label(repository, name, context) };
  }),

  'issues/update-label': inRepository(async (repository, context) => {
    const { labels } = settingsOf(repository, context);
    const { name } = context.path;
    if (!labels.has(name)) {
      return notFound();
    }
    labels.set(name, labelOf(context.body));
    return { status: 200, body: label(repository, name, context) };
  }),

  'repos/get-repo-rulesets': inRepository(async (repository, context) => ({
    status: 200,
    body: settingsOf(repository, context).rulesets.map(
      ({ rules, conditions, ...item }) => item,
    ),
  })),

  'repos/get-repo-ruleset': inRepository(async (repository, context) => {
    const body = settingsOf(repository, context).rulesets.find(
      ({ id }) => String(id) === context.path.ruleset_id,
    );
    return body ? { status: 200, body } : notFound();
  }),

  'repos/create-repo-ruleset': inRepository(async (repository, context) => {
    const { rulesets } = settingsOf(repository, context);
    if (rulesets.some(({ name }) => name === context.body.name)) {
      return failure(422, 'Validation Failed', [
        {
          resource: 'RepositoryRuleset',
          code: 'custom',
          field: 'name',
          message: 'Name must be unique',
        },
      ]);
    }
    const body = {
      ...context.document.example('repository-ruleset'),
      bypass_actors: [],
      ...context.body,
      id: rulesets.length + 1,
      source: `${repository.owner}/${repository.name}`,
    };
    rulesets.push(body);
    return { status: 201, body };
  }),

  'repos/update-repo-ruleset': inRepository(async (repository, context) => {
    const { rulesets } = settingsOf(repository, context);
    const body = rulesets.find(
      ({ id }) => String(id) === context.path.ruleset_id,
    );
    return body
      ? { status: 200, body: Object.assign(body, context.body) }
      : notFound();
  }),

  'repos/check-vulnerability-alerts': inRepository(
    async (repository, context) => ({
      status: settingsOf(repository, context).alerts ? 204 : 404,
    }),
  ),

  'repos/enable-vulnerability-alerts': inRepository(
    async (repository, context) => {
      settingsOf(repository, context).alerts = true;
      return { status: 204 };
    },
  ),

  'repos/check-automated-security-fixes': inRepository(
    async (repository, context) => ({
      status: 200,
      body: { enabled: settingsOf(repository, context).fixes, paused: false },
    }),
  ),

  'repos/enable-automated-security-fixes': inRepository(
    async (repository, context) => {
      const settings = settingsOf(repository, context);
      if (!settings.alerts) {
        return failure(422, 'Vulnerability alerts must be enabled first.');
      }
      settings.fixes = true;
      return { status: 204 };
    },
  ),
};

/** Position in the list of teams, counted over all organisations. */
export function teamId(
  { state }: HandlerContext,
  organisation: string,
  slug: string,
): number | undefined {
  const index = state.teams.get(organisation)?.indexOf(slug) ?? -1;
  return index < 0 ? undefined : index + 1;
}

/** A team as an entry of a list. */
export function teamExample({ document }: HandlerContext, slug: string) {
  return {
    ...document.example('team-items'),
    type: 'organization',
    slug,
    name: slug,
  };
}

function teamFull(
  { document, path }: HandlerContext,
  slug: string,
  id: number,
) {
  const example = document.example('team-full');
  return {
    ...example,
    id,
    slug,
    name: slug,
    type: 'organization',
    // `archived_at` is missing in GitHub's own example although required.
    organization: {
      ...Object(example.organization),
      archived_at: null,
      login: path.org,
    },
  };
}

function labelOf({ color, description }: Record<string, unknown>) {
  return {
    color: String(color ?? 'ededed'),
    description: typeof description === 'string' ? description : null,
  };
}

function label(
  repository: { owner: string; name: string },
  name: string,
  context: HandlerContext,
) {
  return {
    ...context.document.example('label'),
    ...settingsOf(repository, context).labels.get(name),
    name,
  };
}
