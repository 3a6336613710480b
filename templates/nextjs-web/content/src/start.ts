import 'server-only';
import { EnvironmentError, readEnvironment } from '@/config/environment';
import { logTheConsole } from '@/logging/console';
import { logger } from '@/logging/logger';
import { collectProcessMetrics } from '@/metrics/metrics';
import { observeRequests } from '@/metrics/observe-requests';
import { startSentry } from '@/monitoring/sentry';

/**
 * Prepares the server. One that cannot be prepared ends: Next.js itself would
 * go on, and answer nothing but errors.
 */
export async function start(): Promise<void> {
  try {
    await startSentry(readEnvironment(process.env));
    collectProcessMetrics();
    observeRequests(logger);
    if (process.env.NODE_ENV === 'production') {
      logTheConsole(logger);
    }
  } catch (error) {
    if (error instanceof EnvironmentError) {
      error.problems.forEach((problem) => logger.fatal(problem));
    } else {
      logger.fatal({ err: error }, 'the server cannot start');
    }
    process.exit(1);
  }
}
