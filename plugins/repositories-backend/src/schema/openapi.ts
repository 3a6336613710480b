import { schemas } from './schemas';

const refParameters = [
  {
    name: 'owner',
    in: 'path',
    required: true,
    schema: { type: 'string', minLength: 1, maxLength: 100 },
  },
  {
    name: 'name',
    in: 'path',
    required: true,
    schema: { type: 'string', minLength: 1, maxLength: 100 },
  },
] as const;

const revision = {
  name: 'revision',
  in: 'query',
  description: 'Branch, tag or commit; the default branch when left out.',
  schema: { type: 'string', minLength: 1, maxLength: 250 },
} as const;

const path = {
  name: 'path',
  in: 'query',
  description: 'Relative to the root of the repository.',
  allowReserved: true,
  schema: { type: 'string', maxLength: 1024 },
} as const;

function answer<const Name extends keyof typeof schemas>(name: Name) {
  return {
    '200': {
      description: 'OK',
      content: {
        'application/json': {
          schema: { $ref: `#/components/schemas/${name}` as const },
        },
      },
    },
  } as const;
}

/** What the plugin answers over HTTP. */
export const spec = {
  openapi: '3.1.0',
  info: {
    title: 'repositories',
    version: '1',
    description:
      'The hosts of repositories, and a read-only view of the local ones. ' +
      'Errors are 400 for what is no valid name, path or revision and 404 for ' +
      'what does not exist.',
    license: {
      name: 'Apache-2.0',
      url: 'http://www.apache.org/licenses/LICENSE-2.0.html',
    },
  },
  servers: [{ url: '/' }],
  components: { schemas },
  paths: {
    '/hosts': {
      get: {
        operationId: 'listHosts',
        description: 'Where repositories can be, in the order to offer them.',
        responses: answer('Hosts'),
      },
    },
    '/availability': {
      get: {
        operationId: 'getAvailability',
        description: 'Whether a new repository may have this name.',
        parameters: [
          {
            name: 'host',
            in: 'query',
            required: true,
            schema: { type: 'string', minLength: 1, maxLength: 255 },
          },
          {
            name: 'owner',
            in: 'query',
            required: true,
            schema: { type: 'string', minLength: 1, maxLength: 255 },
          },
          {
            name: 'name',
            in: 'query',
            required: true,
            schema: { type: 'string', minLength: 1, maxLength: 255 },
          },
        ],
        responses: answer('Availability'),
      },
    },
    '/local': {
      get: {
        operationId: 'listLocalRepositories',
        description: 'The repositories that the portal keeps itself.',
        responses: answer('LocalRepositories'),
      },
    },
    '/local/{owner}/{name}/tree': {
      get: {
        operationId: 'getTree',
        description: 'One folder of a local repository.',
        parameters: [...refParameters, revision, path],
        responses: answer('Tree'),
      },
    },
    '/local/{owner}/{name}/blob': {
      get: {
        operationId: 'getBlob',
        description: 'One file of a local repository.',
        parameters: [...refParameters, revision, { ...path, required: true }],
        responses: answer('Blob'),
      },
    },
    '/local/{owner}/{name}/commits/{sha}': {
      get: {
        operationId: 'getCommit',
        description: 'One commit of a local repository with its difference.',
        parameters: [
          ...refParameters,
          {
            name: 'sha',
            in: 'path',
            required: true,
            description: 'Object name, at least seven digits of it.',
            schema: { type: 'string', minLength: 1, maxLength: 40 },
          },
        ],
        responses: answer('CommitDetails'),
      },
    },
  },
} as const;
