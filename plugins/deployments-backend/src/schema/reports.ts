/** Longer than any name, tag or address that is one. */
const text = (maxLength: number) =>
  ({ type: 'string', minLength: 1, maxLength } as const);

const time = { type: 'string', format: 'date-time' } as const;

/** Only what a browser may be led to. */
const address = {
  type: 'string',
  maxLength: 2000,
  pattern: '^https?://',
} as const;

/** What a pipeline tells; see `DeploymentReport`. */
export const reportSchema = {
  type: 'object',
  additionalProperties: false,
  required: ['entityRef', 'environment', 'state', 'artefacts', 'sourceRef'],
  properties: {
    entityRef: text(255),
    environment: {
      ...text(255),
      pattern: '^[A-Za-z0-9]([A-Za-z0-9._-]*[A-Za-z0-9])?$',
    },
    kind: { type: 'string', enum: ['deploy', 'rollback', 'restart', 'config'] },
    state: {
      type: 'string',
      enum: ['queued', 'in_progress', 'success', 'failure', 'cancelled'],
    },
    artefacts: {
      type: 'array',
      maxItems: 50,
      items: {
        type: 'object',
        additionalProperties: false,
        required: ['name'],
        properties: {
          name: text(500),
          version: text(255),
          digest: { type: 'string', pattern: '^sha256:[0-9a-f]{64}$' },
        },
      },
    },
    commit: {
      type: 'object',
      additionalProperties: false,
      required: ['repository', 'sha', 'url'],
      properties: {
        repository: { ...text(500), description: 'host/owner/name' },
        sha: { type: 'string', pattern: '^[0-9a-f]{40}([0-9a-f]{24})?$' },
        url: address,
      },
    },
    actor: {
      type: 'object',
      additionalProperties: false,
      required: ['displayName'],
      properties: { displayName: text(255) },
    },
    reason: text(2000),
    startedAt: time,
    finishedAt: time,
    sourceRef: {
      type: 'object',
      additionalProperties: false,
      required: ['source', 'externalId'],
      properties: {
        source: {
          type: 'string',
          enum: ['github', 'eas', 'report'],
          description: 'Who tells: a GitHub workflow, EAS, or anything else',
        },
        externalId: text(500),
        url: address,
      },
    },
  },
} as const;

/** `POST /reports` */
export const reportPath = {
  post: {
    operationId: 'reportDeployment',
    description:
      'Tells what was deployed and how it went. Repeated and out-of-order reports with the same sourceRef are about one deployment.',
    security: [{ JWT: [] }],
    parameters: [],
    requestBody: {
      required: true,
      content: {
        'application/json': {
          schema: { $ref: '#/components/schemas/DeploymentReport' },
        },
      },
    },
    responses: {
      200: {
        description: 'The deployment, with all that is known about it',
        content: {
          'application/json': {
            schema: { $ref: '#/components/schemas/Deployment' },
          },
        },
      },
      default: { $ref: '#/components/responses/Error' },
    },
  },
} as const;
