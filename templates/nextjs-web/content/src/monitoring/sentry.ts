import 'server-only';
import type { Environment } from '@/config/environment';
import { dataCollection } from './data-collection';

/** Reports errors of this server, when there is a DSN; the library is not even loaded without. */
export async function startSentry(environment: Environment): Promise<void> {
  if (!environment.NEXT_PUBLIC_SENTRY_DSN) {
    return;
  }
  const { init } = await import('@sentry/node');
  init({
    dsn: environment.NEXT_PUBLIC_SENTRY_DSN,
    environment: environment.SENTRY_ENVIRONMENT,
    release: environment.APP_VERSION,
    dataCollection,
  });
}
