import type { INestApplicationContext } from '@nestjs/common';

export interface ShutdownLogger {
  log(message: string): void;
  error(message: string): void;
}

export interface ShutdownOptions {
  /** Milliseconds after which the process ends with an error instead. */
  readonly timeout: number;
  readonly logger: ShutdownLogger;
  /** Last thing to do: hand over what has been collected. */
  readonly flush: () => Promise<void>;
  readonly exit?: (code: number) => void;
}

/**
 * Ends the process in order: no new requests, those in flight and the jobs in
 * progress are finished, connections are given back. What hangs does not keep
 * the process past its time.
 */
export async function shutDown(
  app: Pick<INestApplicationContext, 'close'>,
  signal: string,
  { timeout, logger, flush, exit = (code) => process.exit(code) }: ShutdownOptions,
): Promise<void> {
  logger.log(`${signal}: stopping`);
  const timer = setTimeout(() => {
    logger.error(`not stopped after ${timeout} ms, giving up`);
    exit(1);
  }, timeout);
  try {
    await app.close();
    await flush();
    logger.log('stopped');
    clearTimeout(timer);
    exit(0);
  } catch (error) {
    logger.error(`not stopped cleanly: ${String(error)}`);
    clearTimeout(timer);
    exit(1);
  }
}

/** Stops the application when the orchestrator or a developer asks for it. */
export function stopOnSignal(
  app: Pick<INestApplicationContext, 'close'>,
  options: ShutdownOptions,
): void {
  for (const signal of ['SIGTERM', 'SIGINT'] as const) {
    process.once(signal, () => void shutDown(app, signal, options));
  }
}
