import type { ApiBody } from '@nestjs/swagger';
import { z } from 'zod';

export type OpenApiSchema = Extract<Parameters<typeof ApiBody>[0], { schema: unknown }>['schema'];

/**
 * The one schema that validates is the one that documents. Schemas inside it
 * that have a name are referred to by it.
 */
export function toOpenApi(
  schema: z.ZodType,
  io: 'input' | 'output',
  names: ReadonlyMap<z.core.$ZodType, string> = new Map(),
): OpenApiSchema {
  const made = z.toJSONSchema(schema, {
    target: 'openapi-3.0',
    io,
    override: ({ zodSchema, jsonSchema, path }) => {
      const name = path.length > 0 ? names.get(zodSchema) : undefined;
      if (name !== undefined) {
        for (const key of Object.keys(jsonSchema)) {
          delete jsonSchema[key];
        }
        jsonSchema.$ref = `#/components/schemas/${name}`;
      }
      // A client must not break when a response gains a field
      delete jsonSchema.additionalProperties;
      if (jsonSchema.format !== undefined) {
        delete jsonSchema.pattern;
      }
    },
  });
  delete made.$schema;
  return made as OpenApiSchema;
}
