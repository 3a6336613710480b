import 'reflect-metadata';
import type { INestApplication } from '@nestjs/common';
import { Logger } from 'nestjs-pino';
import { type Environment, readEnvironment } from './config/environment.js';
import { stopOnSignal } from './shutdown.js';
import { stopTelemetry } from './telemetry/tracing.js';

/** Starts a process of the service and ends it when it is told to. */
export async function serve(
  create: (environment: Environment) => Promise<INestApplication>,
): Promise<void> {
  const environment = readConfiguration();
  const app = await create(environment);
  const logger = app.get(Logger);
  stopOnSignal(app, {
    timeout: environment.SHUTDOWN_TIMEOUT_MS,
    logger,
    flush: stopTelemetry,
  });
  await app.listen(environment.PORT, '0.0.0.0');
  logger.log(`version ${environment.APP_VERSION} listens on port ${environment.PORT}`);
}

function readConfiguration(): Environment {
  try {
    return readEnvironment(process.env);
  } catch (error) {
    // The sentences are for whoever deploys; a stack trace would hide them
    process.stderr.write(`${(error as Error).message}\n`);
    process.exit(1);
  }
}
