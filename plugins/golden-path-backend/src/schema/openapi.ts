const request = {
  template: { type: 'string', minLength: 1, maxLength: 63 },
  answers: { type: 'object', additionalProperties: true },
} as const;

/** What the plugin answers over HTTP. */
export const spec = {
  openapi: '3.1.0',
  info: {
    title: 'golden-path',
    version: '1',
    description:
      'What a golden path would generate from answers. Errors are 400 for ' +
      'answers that cannot be used, one sentence each, and 403 for people who ' +
      'may not create from templates.',
    license: {
      name: 'Apache-2.0',
      url: 'http://www.apache.org/licenses/LICENSE-2.0.html',
    },
  },
  servers: [{ url: '/' }],
  paths: {
    '/previews': {
      post: {
        operationId: 'CreatePreview',
        description:
          'The files of the repository, and what is wrong with them.',
        requestBody: {
          required: true,
          content: {
            'application/json': {
              schema: {
                type: 'object',
                required: ['template', 'answers'],
                properties: request,
              },
            },
          },
        },
        responses: {
          '200': {
            description: 'OK',
            content: {
              'application/json': {
                schema: { $ref: '#/components/schemas/Preview' },
              },
            },
          },
        },
      },
    },
    '/previews/file': {
      post: {
        operationId: 'CreateFilePreview',
        description: 'One file of the repository.',
        requestBody: {
          required: true,
          content: {
            'application/json': {
              schema: {
                type: 'object',
                required: ['template', 'answers', 'path'],
                properties: {
                  ...request,
                  path: { type: 'string', minLength: 1, maxLength: 500 },
                },
              },
            },
          },
        },
        responses: {
          '200': {
            description: 'OK',
            content: {
              'application/json': {
                schema: { $ref: '#/components/schemas/PreviewFile' },
              },
            },
          },
          '404': { description: 'There is no such file.' },
        },
      },
    },
  },
  components: {
    schemas: {
      Preview: {
        type: 'object',
        required: ['files', 'checks', 'todo'],
        properties: {
          files: {
            type: 'array',
            items: {
              type: 'object',
              required: ['path', 'size'],
              properties: {
                path: { type: 'string' },
                size: { type: 'integer', minimum: 0 },
              },
            },
          },
          checks: {
            type: 'array',
            items: { $ref: '#/components/schemas/Check' },
          },
          todo: {
            type: 'object',
            required: ['done', 'total'],
            properties: {
              done: { type: 'integer', minimum: 0 },
              total: { type: 'integer', minimum: 0 },
            },
          },
        },
      },
      Check: {
        type: 'object',
        required: ['validator', 'files', 'findings'],
        properties: {
          validator: { type: 'string' },
          files: { type: 'integer', minimum: 0 },
          findings: {
            type: 'array',
            items: {
              type: 'object',
              required: ['path', 'message'],
              properties: {
                path: { type: 'string' },
                line: { type: 'integer', minimum: 1 },
                message: { type: 'string' },
              },
            },
          },
        },
      },
      PreviewFile: {
        type: 'object',
        required: ['path', 'size', 'content', 'kind', 'truncated'],
        properties: {
          path: { type: 'string' },
          size: { type: 'integer', minimum: 0 },
          content: { type: 'string' },
          kind: { type: 'string', enum: ['text', 'binary'] },
          truncated: { type: 'boolean' },
        },
      },
    },
  },
} as const;
