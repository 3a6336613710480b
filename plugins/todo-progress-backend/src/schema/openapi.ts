/** What the plugin answers over HTTP. */
export const spec = {
  openapi: '3.1.0',
  info: {
    title: 'todo-progress',
    version: '1',
    description: 'Progress of to-do files of catalog entities.',
    license: {
      name: 'Apache-2.0',
      url: 'http://www.apache.org/licenses/LICENSE-2.0.html',
    },
  },
  servers: [{ url: '/' }],
  components: {
    headers: {},
    parameters: {
      kind: {
        name: 'kind',
        in: 'path',
        required: true,
        description: 'Kind of the entity, such as component.',
        schema: { type: 'string', minLength: 1, maxLength: 63 },
      },
      namespace: {
        name: 'namespace',
        in: 'path',
        required: true,
        schema: { type: 'string', minLength: 1, maxLength: 63 },
      },
      name: {
        name: 'name',
        in: 'path',
        required: true,
        schema: { type: 'string', minLength: 1, maxLength: 63 },
      },
    },
    requestBodies: {},
    responses: {
      ErrorResponse: {
        description:
          '401 without credentials, 403 without the permission todoProgress.progress.read, 404 for an entity that the catalog does not show to the caller.',
        content: {
          'application/json': {
            schema: { $ref: '#/components/schemas/Error' },
          },
        },
      },
    },
    schemas: {
      Error: {
        type: 'object',
        required: ['error'],
        properties: {
          error: {
            type: 'object',
            required: ['name', 'message'],
            properties: {
              name: { type: 'string' },
              message: { type: 'string' },
            },
          },
        },
      },
      TodoState: { type: 'string', enum: ['open', 'done'] },
      TodoReference: {
        type: 'object',
        required: ['text'],
        properties: {
          text: { type: 'string' },
          url: { type: 'string' },
          missing: { type: 'boolean' },
        },
      },
      TodoItem: {
        type: 'object',
        required: [
          'key',
          'state',
          'title',
          'section',
          'sectionId',
          'depth',
          'file',
          'line',
          'url',
          'references',
        ],
        properties: {
          id: { type: 'string' },
          key: { type: 'string' },
          state: { $ref: '#/components/schemas/TodoState' },
          title: { type: 'string' },
          section: { type: 'string' },
          sectionId: { type: 'string' },
          depth: { type: 'integer' },
          file: { type: 'string' },
          line: { type: 'integer' },
          url: { type: 'string' },
          references: {
            type: 'array',
            items: { $ref: '#/components/schemas/TodoReference' },
          },
          since: { type: 'string', format: 'date-time' },
          by: { type: 'string' },
          stalled: { type: 'boolean' },
        },
      },
      TodoSection: {
        type: 'object',
        required: ['id', 'title', 'total', 'done', 'file', 'line', 'url'],
        properties: {
          id: { type: 'string' },
          title: { type: 'string' },
          anchor: { type: 'string' },
          total: { type: 'integer' },
          done: { type: 'integer' },
          file: { type: 'string' },
          line: { type: 'integer' },
          url: { type: 'string' },
        },
      },
      TodoDiagnostic: {
        type: 'object',
        required: ['code', 'message', 'file', 'line', 'url', 'severity'],
        properties: {
          code: {
            type: 'string',
            enum: [
              'duplicate-id',
              'malformed-id',
              'missing-check-mark',
              'unreadable-check-mark',
              'empty-title',
              'text-too-long',
              'unresolved-link',
              'unresolved-anchor',
              'unsafe-link',
              'file-too-large',
              'file-not-text',
              'too-many-items',
              'too-many-files',
            ],
          },
          message: { type: 'string' },
          file: { type: 'string' },
          line: { type: 'integer' },
          url: { type: 'string' },
          severity: { type: 'string', enum: ['warning', 'error'] },
        },
      },
      TodoHistoryPoint: {
        type: 'object',
        required: ['at', 'total', 'done'],
        properties: {
          at: { type: 'string', format: 'date-time' },
          total: { type: 'integer' },
          done: { type: 'integer' },
        },
      },
      TodoSyncStatus: {
        type: 'object',
        properties: {
          syncedAt: { type: 'string', format: 'date-time' },
          problem: {
            type: 'object',
            required: ['code', 'message'],
            properties: {
              code: {
                type: 'string',
                enum: ['no-repository', 'no-files', 'unreachable', 'invalid'],
              },
              message: { type: 'string' },
              since: { type: 'string', format: 'date-time' },
            },
          },
        },
      },
      TodoProgress: {
        type: 'object',
        required: [
          'total',
          'done',
          'summary',
          'sections',
          'items',
          'diagnostics',
          'history',
          'sync',
        ],
        properties: {
          total: { type: 'integer' },
          done: { type: 'integer' },
          summary: {
            type: 'object',
            required: ['windowDays', 'doneInWindow', 'stalled'],
            properties: {
              windowDays: { type: 'integer' },
              doneInWindow: { type: 'integer' },
              stalled: { type: 'integer' },
            },
          },
          sections: {
            type: 'array',
            items: { $ref: '#/components/schemas/TodoSection' },
          },
          items: {
            type: 'array',
            items: { $ref: '#/components/schemas/TodoItem' },
          },
          diagnostics: {
            type: 'array',
            items: { $ref: '#/components/schemas/TodoDiagnostic' },
          },
          history: {
            type: 'array',
            maxItems: 200,
            items: { $ref: '#/components/schemas/TodoHistoryPoint' },
          },
          commit: {
            type: 'object',
            required: ['sha', 'url'],
            properties: { sha: { type: 'string' }, url: { type: 'string' } },
          },
          sync: { $ref: '#/components/schemas/TodoSyncStatus' },
        },
      },
    },
    securitySchemes: {
      JWT: { type: 'http', scheme: 'bearer', bearerFormat: 'JWT' },
    },
  },
  paths: {
    '/entities/{kind}/{namespace}/{name}': {
      get: {
        operationId: 'GetProgress',
        description: 'How far an entity is, as last read from its repository.',
        tags: ['Progress'],
        security: [{}, { JWT: [] }],
        parameters: [
          { $ref: '#/components/parameters/kind' },
          { $ref: '#/components/parameters/namespace' },
          { $ref: '#/components/parameters/name' },
        ],
        responses: {
          '200': {
            description: 'The progress; zero items before the first reading.',
            content: {
              'application/json': {
                schema: { $ref: '#/components/schemas/TodoProgress' },
              },
            },
          },
          default: { $ref: '#/components/responses/ErrorResponse' },
        },
      },
    },
  },
} as const;
