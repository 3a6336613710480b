const person = {
  type: 'object',
  additionalProperties: false,
  required: ['name', 'email'],
  properties: { name: { type: 'string' }, email: { type: 'string' } },
} as const;

/** What the answers are made of. */
export const schemas = {
  Host: {
    type: 'object',
    additionalProperties: false,
    required: ['host', 'kind', 'title'],
    properties: {
      host: {
        type: 'string',
        description: 'As in a scaffolder repoUrl, such as localhost.',
      },
      kind: { type: 'string', enum: ['local', 'github'] },
      title: { type: 'string' },
    },
  },
  Hosts: {
    type: 'object',
    additionalProperties: false,
    required: ['items'],
    properties: {
      items: { type: 'array', items: { $ref: '#/components/schemas/Host' } },
    },
  },
  Availability: {
    type: 'object',
    additionalProperties: false,
    required: ['available'],
    properties: {
      available: { type: 'boolean' },
      message: { type: 'string', description: 'Why not, for a person.' },
    },
  },
  LocalRepositories: {
    type: 'object',
    additionalProperties: false,
    required: ['items', 'truncated'],
    properties: {
      items: {
        type: 'array',
        items: {
          type: 'object',
          additionalProperties: false,
          required: ['owner', 'name'],
          properties: { owner: { type: 'string' }, name: { type: 'string' } },
        },
      },
      truncated: { type: 'boolean' },
    },
  },
  Repository: {
    type: 'object',
    additionalProperties: false,
    required: ['owner', 'name', 'defaultBranch', 'cloneUrl'],
    properties: {
      owner: { type: 'string' },
      name: { type: 'string' },
      defaultBranch: { type: 'string' },
      cloneUrl: { type: 'string', description: 'What git clone takes.' },
    },
  },
  Commit: {
    type: 'object',
    additionalProperties: false,
    required: ['sha', 'subject', 'author', 'authoredAt'],
    properties: {
      sha: { type: 'string' },
      subject: { type: 'string' },
      author: person,
      authoredAt: { type: 'string', format: 'date-time' },
    },
  },
  Tree: {
    type: 'object',
    additionalProperties: false,
    required: ['repository', 'sha', 'path', 'entries', 'truncated'],
    properties: {
      repository: { $ref: '#/components/schemas/Repository' },
      sha: { type: 'string', description: 'The commit that was read.' },
      path: { type: 'string', description: 'Empty for the root.' },
      lastCommit: { $ref: '#/components/schemas/Commit' },
      entries: {
        type: 'array',
        items: {
          type: 'object',
          additionalProperties: false,
          required: ['name', 'path', 'kind'],
          properties: {
            name: { type: 'string' },
            path: { type: 'string' },
            kind: { type: 'string', enum: ['folder', 'file'] },
          },
        },
      },
      truncated: { type: 'boolean' },
    },
  },
  Blob: {
    type: 'object',
    additionalProperties: false,
    required: ['repository', 'sha', 'path', 'size', 'binary', 'truncated'],
    properties: {
      repository: { $ref: '#/components/schemas/Repository' },
      sha: { type: 'string', description: 'The commit that was read.' },
      path: { type: 'string' },
      lastCommit: { $ref: '#/components/schemas/Commit' },
      size: { type: 'integer', description: 'Bytes of the whole file.' },
      binary: { type: 'boolean' },
      content: { type: 'string', description: 'Absent when binary.' },
      truncated: { type: 'boolean' },
    },
  },
  FileDiff: {
    type: 'object',
    additionalProperties: false,
    required: ['path', 'change', 'binary', 'additions', 'deletions'],
    properties: {
      path: { type: 'string' },
      change: { type: 'string', enum: ['added', 'modified', 'deleted'] },
      binary: { type: 'boolean' },
      additions: { type: 'integer' },
      deletions: { type: 'integer' },
      patch: {
        type: 'string',
        description: 'Unified diff, beginning with its first hunk.',
      },
    },
  },
  CommitDetails: {
    type: 'object',
    additionalProperties: false,
    required: [
      'repository',
      'sha',
      'parents',
      'subject',
      'body',
      'trailers',
      'author',
      'committer',
      'authoredAt',
      'committedAt',
      'files',
      'truncated',
    ],
    properties: {
      repository: { $ref: '#/components/schemas/Repository' },
      sha: { type: 'string' },
      parents: { type: 'array', items: { type: 'string' } },
      subject: { type: 'string' },
      body: { type: 'string' },
      trailers: {
        type: 'array',
        items: {
          type: 'object',
          additionalProperties: false,
          required: ['key', 'value'],
          properties: { key: { type: 'string' }, value: { type: 'string' } },
        },
      },
      author: person,
      committer: person,
      authoredAt: { type: 'string', format: 'date-time' },
      committedAt: { type: 'string', format: 'date-time' },
      files: {
        type: 'array',
        items: { $ref: '#/components/schemas/FileDiff' },
      },
      truncated: {
        type: 'boolean',
        description: 'The difference is longer than what is shown.',
      },
    },
  },
} as const;
