import type { INestApplication } from '@nestjs/common';
import { NestFactory } from '@nestjs/core';
import { Logger } from 'nestjs-pino';
import { AppModule } from './app.module.js';
import type { Environment } from './config/environment.js';

/** The application as it runs, not yet listening: production and end-to-end tests share it. */
export async function createApp(environment: Environment): Promise<INestApplication> {
  const app = await NestFactory.create(AppModule.with(environment), { bufferLogs: true });
  app.useLogger(app.get(Logger));
  app.enableShutdownHooks([], { useProcessExit: true });
  return app;
}
