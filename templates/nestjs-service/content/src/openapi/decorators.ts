import { applyDecorators } from '@nestjs/common';
import { ApiBody, ApiQuery, ApiResponse } from '@nestjs/swagger';
import { z } from 'zod';
import { toOpenApi } from './to-open-api.js';

// Names only: the schemas themselves import the modules that use these decorators

type Schema = Parameters<typeof ApiBody>[0] extends infer Options
  ? Options extends { schema: infer S }
    ? S
    : never
  : never;

const reference = (name: string): Schema => ({ $ref: `#/components/schemas/${name}` });

/** The body that a handler takes. */
export const ApiInput = (name: string) => ApiBody({ schema: reference(name) });

/** The body with which a handler answers. */
export const ApiAnswer = (status: 200 | 201, name: string) =>
  ApiResponse({ status, description: name, schema: reference(name) });

const problems = {
  400: 'The request is not valid',
  401: 'No valid token was sent',
  403: 'The token lacks the role',
  404: 'There is no such thing',
  429: 'Too many requests: see Retry-After',
  503: 'Something this depends on is away',
} as const;

/** How a handler may refuse. */
export const ApiProblems = (...statuses: (keyof typeof problems)[]) =>
  applyDecorators(
    ...statuses.map((status) =>
      ApiResponse({ status, description: problems[status], schema: reference('Problem') }),
    ),
  );

/** The query parameters that a handler takes. */
export const ApiQueryOf = (schema: z.ZodObject) =>
  applyDecorators(
    ...Object.entries(schema.shape).map(([name, field]) =>
      ApiQuery({
        name,
        required: !(field as z.ZodType).safeParse(undefined).success,
        schema: toOpenApi(field as z.ZodType, 'input'),
      }),
    ),
  );
