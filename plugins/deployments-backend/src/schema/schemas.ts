/** Shapes of the OpenAPI document; see `@jalon/plugin-deployments-common`. */
const time = { type: 'string', format: 'date-time' } as const;

const states = [
  'queued',
  'in_progress',
  'success',
  'failure',
  'cancelled',
  'superseded',
] as const;

const actor = {
  type: 'object',
  required: ['displayName'],
  properties: {
    displayName: { type: 'string' },
    entityRef: { type: 'string' },
  },
} as const;

const commit = {
  type: 'object',
  required: ['repository', 'sha', 'url'],
  properties: {
    repository: { type: 'string', description: 'host/owner/name' },
    sha: { type: 'string' },
    url: { type: 'string' },
    subject: { type: 'string' },
  },
} as const;

const deploymentProperties = {
  id: { type: 'string' },
  entityRef: { type: 'string' },
  environment: { type: 'string' },
  kind: { type: 'string', enum: ['deploy', 'rollback', 'restart', 'config'] },
  rollbackOf: { type: 'string' },
  restores: { type: 'string' },
  state: { type: 'string', enum: states },
  sourceState: { type: 'string' },
  version: { type: 'string' },
  artefacts: {
    type: 'array',
    items: {
      type: 'object',
      required: ['name'],
      properties: {
        name: { type: 'string' },
        version: { type: 'string' },
        digest: { type: 'string' },
      },
    },
  },
  commit,
  actor,
  approvers: { type: 'array', items: actor },
  reason: { type: 'string' },
  queuedAt: time,
  startedAt: time,
  finishedAt: time,
  supersededAt: time,
  sourceRefs: {
    type: 'array',
    items: {
      type: 'object',
      required: ['source', 'externalId'],
      properties: {
        source: { type: 'string' },
        externalId: { type: 'string' },
        url: { type: 'string' },
        inferred: { type: 'boolean' },
      },
    },
  },
  operationId: { type: 'string' },
} as const;

const deploymentRequired = [
  'id',
  'entityRef',
  'environment',
  'kind',
  'state',
  'version',
  'artefacts',
  'approvers',
  'sourceRefs',
] as const;

const hold = {
  type: 'object',
  required: ['id', 'reason', 'actor', 'createdAt'],
  properties: {
    id: { type: 'string' },
    reason: { type: 'string' },
    actor,
    createdAt: time,
    operationId: { type: 'string' },
  },
} as const;

const deployment = {
  type: 'object',
  required: deploymentRequired,
  properties: deploymentProperties,
} as const;

export const schemas = {
  Error: {
    type: 'object',
    required: ['error', 'response'],
    properties: {
      error: {
        type: 'object',
        required: ['name', 'message'],
        properties: {
          name: { type: 'string' },
          message: { type: 'string' },
        },
      },
      response: {
        type: 'object',
        required: ['statusCode'],
        properties: { statusCode: { type: 'integer' } },
      },
    },
  },
  DeploymentState: { type: 'string', enum: states },
  Deployment: deployment,
  DeploymentList: {
    type: 'object',
    required: ['items', 'pageInfo'],
    properties: {
      items: { type: 'array', items: deployment },
      pageInfo: {
        type: 'object',
        properties: { nextCursor: { type: 'string' } },
      },
    },
  },
  DeploymentDetails: {
    type: 'object',
    required: [...deploymentRequired, 'commits'],
    properties: {
      ...deploymentProperties,
      previous: {
        type: 'object',
        required: ['id', 'version'],
        properties: { id: { type: 'string' }, version: { type: 'string' } },
      },
      commits: {
        type: 'array',
        items: {
          type: 'object',
          required: ['sha', 'subject', 'author', 'committedAt', 'url'],
          properties: {
            sha: { type: 'string' },
            subject: { type: 'string' },
            author: actor,
            committedAt: time,
            url: { type: 'string' },
          },
        },
      },
      difference: { type: 'string' },
    },
  },
  EnvironmentList: {
    type: 'object',
    required: ['items', 'sync'],
    properties: {
      items: {
        type: 'array',
        items: {
          type: 'object',
          required: ['environment', 'confirmationRequired', 'permissions'],
          properties: {
            environment: { type: 'string' },
            current: deployment,
            inFlight: deployment,
            hold,
            behind: {
              type: 'object',
              required: ['environment', 'commits'],
              properties: {
                environment: { type: 'string' },
                commits: { type: 'integer' },
              },
            },
            reportedOnly: { type: 'boolean' },
            confirmationRequired: { type: 'boolean' },
            permissions: {
              type: 'object',
              required: ['rollback', 'liftHold'],
              properties: {
                rollback: { type: 'boolean' },
                liftHold: { type: 'boolean' },
              },
            },
          },
        },
      },
      sync: {
        type: 'object',
        properties: {
          syncedAt: time,
          problem: {
            type: 'object',
            required: ['code', 'message'],
            properties: {
              code: {
                type: 'string',
                enum: [
                  'no-repository',
                  'no-environments',
                  'unreachable',
                  'invalid',
                ],
              },
              message: { type: 'string' },
              since: time,
            },
          },
        },
      },
    },
  },
  DeploymentMetrics: {
    type: 'object',
    required: ['days', 'environment', 'deployments'],
    properties: {
      days: { type: 'integer' },
      environment: { type: 'string' },
      deployments: { type: 'integer' },
      deploymentFrequency: { type: 'number' },
      leadTimeSeconds: { type: 'number' },
      changeFailRate: { type: 'number' },
      failedDeploymentRecoverySeconds: { type: 'number' },
      reworkRate: { type: 'number' },
    },
  },
  RollbackPreviewRequest: {
    type: 'object',
    required: ['entityRef', 'environment'],
    additionalProperties: false,
    properties: {
      entityRef: { type: 'string', minLength: 1, maxLength: 255 },
      environment: { type: 'string', minLength: 1, maxLength: 255 },
      deploymentId: { type: 'string', minLength: 1, maxLength: 64 },
    },
  },
  RollbackPreview: {
    type: 'object',
    required: [
      'entityRef',
      'environment',
      'strategy',
      'how',
      'from',
      'to',
      'candidates',
      'changes',
      'checks',
      'fingerprint',
    ],
    properties: {
      entityRef: { type: 'string' },
      environment: { type: 'string' },
      strategy: { type: 'string', enum: ['gitops'] },
      how: { type: 'string' },
      from: deployment,
      to: deployment,
      candidates: {
        type: 'array',
        items: {
          type: 'object',
          required: ['deployment', 'healthy', 'isDefault'],
          properties: {
            deployment,
            healthy: { type: 'boolean' },
            ranForSeconds: { type: 'integer' },
            isDefault: { type: 'boolean' },
          },
        },
      },
      changes: {
        type: 'array',
        items: {
          type: 'object',
          required: ['path', 'difference'],
          properties: {
            path: { type: 'string' },
            difference: { type: 'string' },
          },
        },
      },
      checks: {
        type: 'array',
        items: {
          type: 'object',
          required: ['id', 'status', 'title'],
          properties: {
            id: { type: 'string' },
            status: { type: 'string', enum: ['pass', 'warn', 'block'] },
            title: { type: 'string' },
            evidence: { type: 'string' },
            url: { type: 'string' },
          },
        },
      },
      confirmation: { type: 'string' },
      fingerprint: { type: 'string' },
    },
  },
  RollbackRequest: {
    type: 'object',
    required: [
      'entityRef',
      'environment',
      'deploymentId',
      'fingerprint',
      'reason',
    ],
    additionalProperties: false,
    properties: {
      entityRef: { type: 'string', minLength: 1, maxLength: 255 },
      environment: { type: 'string', minLength: 1, maxLength: 255 },
      deploymentId: { type: 'string', minLength: 1, maxLength: 64 },
      fingerprint: { type: 'string', minLength: 1, maxLength: 128 },
      reason: {
        type: 'string',
        maxLength: 10_000,
        description: 'Not blank; at most 2000 characters without blanks around',
      },
      confirmation: { type: 'string', maxLength: 255 },
    },
  },
  RollbackOperation: {
    type: 'object',
    required: [
      'id',
      'entityRef',
      'environment',
      'strategy',
      'state',
      'from',
      'to',
      'reason',
      'requestedBy',
      'requestedAt',
      'timeline',
    ],
    properties: {
      id: { type: 'string' },
      entityRef: { type: 'string' },
      environment: { type: 'string' },
      strategy: { type: 'string', enum: ['gitops'] },
      state: {
        type: 'string',
        enum: ['pending', 'applying', 'verifying', 'succeeded', 'failed'],
      },
      from: deployment,
      to: deployment,
      reason: { type: 'string' },
      requestedBy: actor,
      requestedAt: time,
      commit,
      error: { type: 'string' },
      hold,
      timeline: {
        type: 'array',
        items: {
          type: 'object',
          required: ['at', 'type', 'message'],
          properties: {
            at: time,
            type: {
              type: 'string',
              enum: [
                'requested',
                'applied',
                'verifying',
                'succeeded',
                'failed',
                'resumed',
              ],
            },
            message: { type: 'string' },
            actor,
            url: { type: 'string' },
          },
        },
      },
    },
  },
  Gate: {
    type: 'object',
    required: ['open', 'entityRef', 'environment'],
    properties: {
      open: { type: 'boolean' },
      entityRef: { type: 'string' },
      environment: { type: 'string' },
      hold,
      error: {
        type: 'object',
        required: ['name', 'message'],
        properties: {
          name: { type: 'string' },
          message: { type: 'string' },
        },
      },
      response: {
        type: 'object',
        required: ['statusCode'],
        properties: { statusCode: { type: 'integer' } },
      },
    },
  },
} as const;
