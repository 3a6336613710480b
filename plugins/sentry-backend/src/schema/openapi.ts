const entityParameters = [
  { $ref: '#/components/parameters/kind' },
  { $ref: '#/components/parameters/namespace' },
  { $ref: '#/components/parameters/name' },
] as const;

function text(name: string, description: string) {
  return {
    name,
    in: 'query',
    required: false,
    // Releases hold "@" and "+".
    allowReserved: true,
    description,
    schema: { type: 'string', minLength: 1, maxLength: 250 },
  } as const;
}

const limit = {
  name: 'limit',
  in: 'query',
  required: false,
  schema: { type: 'integer', minimum: 1, maximum: 100, default: 20 },
} as const;

const cursor = {
  name: 'cursor',
  in: 'query',
  required: false,
  schema: { type: 'string', minLength: 1, maxLength: 1000 },
} as const;

function answer(description: string) {
  return {
    200: {
      description,
      content: { 'application/json': { schema: {} } },
    },
    403: { description: 'The errors of this entity may not be seen' },
    404: { description: 'There is no such entity, or no such error' },
  } as const;
}

/**
 * The HTTP interface. What the answers hold is described by the types of
 * `@jalon/plugin-sentry-common`.
 */
export const spec = {
  openapi: '3.0.3',
  info: {
    title: 'sentry',
    version: '1',
    description: 'Sentry errors of catalog entities, tied to their deployments',
    license: { name: 'Apache-2.0' },
  },
  servers: [{ url: '/' }],
  components: {
    parameters: {
      kind: {
        name: 'kind',
        in: 'path',
        required: true,
        schema: { type: 'string' },
      },
      namespace: {
        name: 'namespace',
        in: 'path',
        required: true,
        schema: { type: 'string' },
      },
      name: {
        name: 'name',
        in: 'path',
        required: true,
        schema: { type: 'string' },
      },
    },
  },
  paths: {
    '/entities/{kind}/{namespace}/{name}/issues': {
      get: {
        operationId: 'ListIssues',
        description: 'A page of the stored errors (SentryIssueList)',
        parameters: [
          ...entityParameters,
          text('project', 'Slug of one of the projects'),
          text('environment', 'Where they were seen'),
          {
            name: 'state',
            in: 'query',
            required: false,
            schema: {
              type: 'string',
              enum: ['unresolved', 'resolved', 'ignored'],
            },
          },
          {
            name: 'level',
            in: 'query',
            required: false,
            schema: {
              type: 'string',
              enum: [
                'fatal',
                'error',
                'warning',
                'info',
                'debug',
                'sample',
                'unknown',
              ],
            },
          },
          text('release', 'First seen or regressed in it'),
          text('deployment', 'New or regressed in this deployment'),
          text('query', 'Part of the title, the culprit or the short id'),
          {
            name: 'sort',
            in: 'query',
            required: false,
            schema: {
              type: 'string',
              enum: [
                'lastSeen',
                '-lastSeen',
                'firstSeen',
                '-firstSeen',
                'events',
                '-events',
                'users',
                '-users',
                'level',
                '-level',
              ],
            },
          },
          limit,
          cursor,
        ],
        responses: answer('A page of errors'),
      },
    },
    '/entities/{kind}/{namespace}/{name}/issues/{id}': {
      get: {
        operationId: 'GetIssue',
        description: 'One error (SentryIssueDetails)',
        parameters: [
          ...entityParameters,
          {
            name: 'id',
            in: 'path',
            required: true,
            schema: { type: 'string' },
          },
        ],
        responses: answer('An error'),
      },
    },
    '/entities/{kind}/{namespace}/{name}/summary': {
      get: {
        operationId: 'GetSummary',
        description: 'The figures of the card, and problems (SentrySummary)',
        parameters: [...entityParameters],
        responses: answer('The summary'),
      },
    },
    '/entities/{kind}/{namespace}/{name}/trend': {
      get: {
        operationId: 'GetTrend',
        description: 'Events per day, and the deployments (SentryTrend)',
        parameters: [
          ...entityParameters,
          text('project', 'Slug of one of the projects'),
          text('environment', 'Of the deployments'),
          {
            name: 'days',
            in: 'query',
            required: false,
            schema: { type: 'integer', minimum: 1, maximum: 14, default: 14 },
          },
        ],
        responses: answer('The trend'),
      },
    },
    '/entities/{kind}/{namespace}/{name}/deployments': {
      get: {
        operationId: 'GetDeploymentErrors',
        description: 'What deployments did to errors (DeploymentErrorsList)',
        parameters: [
          ...entityParameters,
          text('environment', 'Of the deployments'),
          limit,
          cursor,
        ],
        responses: answer('A page of deployments'),
      },
    },
  },
} as const;
