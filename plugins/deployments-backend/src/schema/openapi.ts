import { reportPath, reportSchema } from './reports';
import { schemas } from './schemas';

const entityParameters = [
  { $ref: '#/components/parameters/kind' },
  { $ref: '#/components/parameters/namespace' },
  { $ref: '#/components/parameters/name' },
] as const;

const errors = { default: { $ref: '#/components/responses/Error' } } as const;

/** The HTTP interface of the deployments plugin. */
export const spec = {
  openapi: '3.1.0',
  info: {
    title: 'deployments',
    version: '1',
    description: 'Deployment history, DORA metrics and rollback',
    license: {
      name: 'Apache-2.0',
      url: 'https://www.apache.org/licenses/LICENSE-2.0.html',
    },
    contact: {},
  },
  servers: [{ url: '/' }],
  components: {
    schemas: { ...schemas, DeploymentReport: reportSchema },
    securitySchemes: {
      JWT: { type: 'http', scheme: 'bearer', bearerFormat: 'JWT' },
    },
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
      id: {
        name: 'id',
        in: 'path',
        required: true,
        schema: { type: 'string', maxLength: 64 },
      },
    },
    responses: {
      Error: {
        description: 'What is wrong, in a sentence for whoever can mend it',
        content: {
          'application/json': {
            schema: { $ref: '#/components/schemas/Error' },
          },
        },
      },
    },
  },
  paths: {
    '/entities/{kind}/{namespace}/{name}/deployments': {
      get: {
        operationId: 'listDeployments',
        description: 'History, newest first',
        security: [{ JWT: [] }],
        parameters: [
          ...entityParameters,
          {
            name: 'environment',
            in: 'query',
            allowReserved: true,
            schema: { type: 'string', minLength: 1, maxLength: 255 },
          },
          {
            name: 'state',
            in: 'query',
            schema: { $ref: '#/components/schemas/DeploymentState' },
          },
          {
            name: 'query',
            in: 'query',
            description: 'Part of a version, a commit or a name',
            allowReserved: true,
            schema: { type: 'string', maxLength: 200 },
          },
          {
            name: 'since',
            in: 'query',
            allowReserved: true,
            schema: { type: 'string', format: 'date-time' },
          },
          {
            name: 'limit',
            in: 'query',
            description: 'Default 20, maximum 100',
            schema: { type: 'integer', minimum: 1, maximum: 100 },
          },
          {
            name: 'cursor',
            in: 'query',
            allowReserved: true,
            schema: { type: 'string', minLength: 1, maxLength: 500 },
          },
        ],
        responses: {
          200: {
            description: 'One page',
            content: {
              'application/json': {
                schema: { $ref: '#/components/schemas/DeploymentList' },
              },
            },
          },
          ...errors,
        },
      },
    },
    '/entities/{kind}/{namespace}/{name}/deployments/{id}': {
      get: {
        operationId: 'getDeployment',
        description: 'One deployment with its commits and difference',
        security: [{ JWT: [] }],
        parameters: [
          ...entityParameters,
          { $ref: '#/components/parameters/id' },
        ],
        responses: {
          200: {
            description: 'The deployment',
            content: {
              'application/json': {
                schema: { $ref: '#/components/schemas/DeploymentDetails' },
              },
            },
          },
          ...errors,
        },
      },
    },
    '/entities/{kind}/{namespace}/{name}/environments': {
      get: {
        operationId: 'getEnvironments',
        description: 'What runs where, and how fresh this is',
        security: [{ JWT: [] }],
        parameters: [...entityParameters],
        responses: {
          200: {
            description: 'In reading order',
            content: {
              'application/json': {
                schema: { $ref: '#/components/schemas/EnvironmentList' },
              },
            },
          },
          ...errors,
        },
      },
    },
    '/entities/{kind}/{namespace}/{name}/metrics': {
      get: {
        operationId: 'getMetrics',
        description: 'The five DORA metrics of one environment',
        security: [{ JWT: [] }],
        parameters: [
          ...entityParameters,
          {
            name: 'environment',
            in: 'query',
            description: 'Default: the first in reading order',
            allowReserved: true,
            schema: { type: 'string', minLength: 1, maxLength: 255 },
          },
          {
            name: 'days',
            in: 'query',
            description: 'Default 30, maximum 365',
            schema: { type: 'integer', minimum: 1, maximum: 365 },
          },
        ],
        responses: {
          200: {
            description: 'The metrics',
            content: {
              'application/json': {
                schema: { $ref: '#/components/schemas/DeploymentMetrics' },
              },
            },
          },
          ...errors,
        },
      },
    },
    '/rollbacks/preview': {
      post: {
        operationId: 'previewRollback',
        description: 'What a rollback would do, and the checks',
        security: [{ JWT: [] }],
        parameters: [],
        requestBody: {
          required: true,
          content: {
            'application/json': {
              schema: { $ref: '#/components/schemas/RollbackPreviewRequest' },
            },
          },
        },
        responses: {
          200: {
            description: 'The preview',
            content: {
              'application/json': {
                schema: { $ref: '#/components/schemas/RollbackPreview' },
              },
            },
          },
          ...errors,
        },
      },
    },
    '/rollbacks': {
      post: {
        operationId: 'rollBack',
        description:
          'Begins a rollback. The same Idempotency-Key and body again is the same operation.',
        security: [{ JWT: [] }],
        parameters: [
          {
            name: 'Idempotency-Key',
            in: 'header',
            required: true,
            schema: { type: 'string', minLength: 1, maxLength: 255 },
          },
        ],
        requestBody: {
          required: true,
          content: {
            'application/json': {
              schema: { $ref: '#/components/schemas/RollbackRequest' },
            },
          },
        },
        responses: {
          202: {
            description: 'The operation',
            content: {
              'application/json': {
                schema: { $ref: '#/components/schemas/RollbackOperation' },
              },
            },
          },
          ...errors,
        },
      },
    },
    '/rollbacks/{id}': {
      get: {
        operationId: 'getRollback',
        security: [{ JWT: [] }],
        parameters: [{ $ref: '#/components/parameters/id' }],
        responses: {
          200: {
            description: 'The operation',
            content: {
              'application/json': {
                schema: { $ref: '#/components/schemas/RollbackOperation' },
              },
            },
          },
          ...errors,
        },
      },
    },
    '/reports': reportPath,
    '/gate': {
      get: {
        operationId: 'getGate',
        description: 'Whether CI may deploy',
        security: [{ JWT: [] }],
        parameters: [
          {
            name: 'entityRef',
            in: 'query',
            required: true,
            allowReserved: true,
            schema: { type: 'string', minLength: 1, maxLength: 255 },
          },
          {
            name: 'environment',
            in: 'query',
            required: true,
            allowReserved: true,
            schema: { type: 'string', minLength: 1, maxLength: 255 },
          },
        ],
        responses: {
          200: {
            description: 'It may',
            content: {
              'application/json': {
                schema: { $ref: '#/components/schemas/Gate' },
              },
            },
          },
          423: {
            description: 'The environment is held',
            content: {
              'application/json': {
                schema: { $ref: '#/components/schemas/Gate' },
              },
            },
          },
          ...errors,
        },
      },
    },
    '/holds/{id}': {
      delete: {
        operationId: 'liftHold',
        security: [{ JWT: [] }],
        parameters: [{ $ref: '#/components/parameters/id' }],
        responses: { 204: { description: 'Lifted' }, ...errors },
      },
    },
  },
} as const;
