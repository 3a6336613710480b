import type { DynamicModule } from '@nestjs/common';
import { NestFactory } from '@nestjs/core';
import type { NestExpressApplication } from '@nestjs/platform-express';
import { SwaggerModule } from '@nestjs/swagger';
import helmet from 'helmet';
import { Logger } from 'nestjs-pino';
import { AppModule } from './app.module.js';
import type { Environment } from './config/environment.js';
import { httpMetrics } from './metrics/http-metrics.js';
import { Metrics } from './metrics/metrics.js';
import { createDocument } from './openapi/document.js';
import { apiPrefix } from './service.js';
import { WorkerModule } from './worker.module.js';

const largestBody = '100kb';

async function create(module: DynamicModule): Promise<NestExpressApplication> {
  const app = await NestFactory.create<NestExpressApplication>(module, { bufferLogs: true });
  app.useLogger(app.get(Logger));
  app.use(httpMetrics(app.get(Metrics)), helmet());
  app.useBodyParser('json', { limit: largestBody });
  // The address of a caller is what the ingress says it is, nobody else
  app.set('trust proxy', 'loopback, linklocal, uniquelocal');
  return app;
}

/** The API as it runs, not yet listening: production and end-to-end tests share it. */
export async function createApp(environment: Environment): Promise<NestExpressApplication> {
  const app = await create(AppModule.with(environment));
  app.enableCors({ origin: environment.CORS_ORIGINS, maxAge: 600 });
  const path = `${apiPrefix}/docs`;
  SwaggerModule.setup(path, app, () => createDocument(app), {
    jsonDocumentUrl: `${apiPrefix}/openapi.json`,
    // Reading along is for developers; clients are generated from the document
    ui: environment.NODE_ENV !== 'production',
  });
  return app;
}

/** The worker as it runs, not yet listening. */
export function createWorker(environment: Environment): Promise<NestExpressApplication> {
  return create(WorkerModule.with(environment));
}
