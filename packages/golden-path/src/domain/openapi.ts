import { Answers } from './answers';
import { FIRST_VERSION, HEALTH_PATH } from './files';

const NOTES_PATH = '/api/v1/notes';

/** The interface that the service starts with, as an OpenAPI document. */
export function openApi(answers: Answers) {
  return {
    openapi: '3.1.0',
    info: {
      title: answers.name,
      description: answers.description,
      version: FIRST_VERSION,
    },
    servers: [{ url: `https://api.${answers.domain}` }],
    paths: {
      [HEALTH_PATH]: { get: operation('ready', 'May it be sent traffic?') },
      [`${HEALTH_PATH}/live`]: { get: operation('live', 'Is it alive?') },
      [NOTES_PATH]: {
        get: {
          ...operation('listNotes', 'Notes, newest first'),
          parameters: [
            {
              name: 'limit',
              in: 'query',
              schema: { type: 'integer', minimum: 1, maximum: 100 },
            },
          ],
        },
        post: {
          operationId: 'createNote',
          summary: 'Creates a note',
          requestBody: {
            required: true,
            content: {
              'application/json': {
                schema: { $ref: '#/components/schemas/NewNote' },
              },
            },
          },
          responses: {
            201: { description: 'Created' },
            400: { description: 'Not valid' },
          },
        },
      },
      [`${NOTES_PATH}/{id}`]: {
        get: {
          ...operation('getNote', 'One note'),
          parameters: [
            {
              name: 'id',
              in: 'path',
              required: true,
              schema: { type: 'string' },
            },
          ],
        },
      },
    },
    components: {
      schemas: {
        NewNote: {
          type: 'object',
          required: ['title'],
          properties: {
            title: { type: 'string', minLength: 1, maxLength: 120 },
            text: { type: 'string', maxLength: 10_000 },
          },
        },
      },
    },
  };
}

function operation(operationId: string, summary: string) {
  return { operationId, summary, responses: { 200: { description: 'OK' } } };
}
