import { NestFactory } from '@nestjs/core';
import type { OpenAPIObject } from '@nestjs/swagger';
import { AppModule } from '../app.module.js';
import { readEnvironment } from '../config/environment.js';
import { nowhere } from '../database/database-url.js';
import { createDocument } from './document.js';

/** The document of the application, without starting anything of it. */
export async function createPreview(): Promise<OpenAPIObject> {
  const environment = readEnvironment({
    NODE_ENV: 'test',
    LOG_LEVEL: 'silent',
    DATABASE_URL: nowhere,
    REDIS_URL: 'redis://localhost',
    JWT_SECRET: 'no token is verified in a preview',
  });
  const app = await NestFactory.create(AppModule.with(environment), {
    preview: true,
    logger: false,
  });
  return createDocument(app);
}
