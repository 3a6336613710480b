import type { INestApplication } from '@nestjs/common';
import { DocumentBuilder, type OpenAPIObject, SwaggerModule } from '@nestjs/swagger';
import type { z } from 'zod';
import { serviceName } from '../service.js';
import { requestSchemas, responseSchemas } from './schemas.js';
import { toOpenApi } from './to-open-api.js';

/** What callers may rely on; `openapi.json` holds the merged state of it. */
export function createDocument(app: INestApplication): OpenAPIObject {
  const config = new DocumentBuilder()
    .setTitle(serviceName)
    .setVersion('1')
    .addBearerAuth()
    .build();
  const document = SwaggerModule.createDocument(app, config);
  const schemas = { ...named(requestSchemas, 'input'), ...named(responseSchemas, 'output') };
  return { ...document, components: { ...document.components, schemas } };
}

function named(schemas: Record<string, z.ZodType>, io: 'input' | 'output') {
  const entries = Object.entries(schemas);
  const names = new Map(entries.map(([name, schema]) => [schema, name]));
  return Object.fromEntries(entries.map(([name, schema]) => [name, toOpenApi(schema, io, names)]));
}
