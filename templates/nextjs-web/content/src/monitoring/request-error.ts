import 'server-only';
import type { Instrumentation } from 'next';
import { environment } from '@/config/environment';
import { logger } from '@/logging/logger';
import { requestIdHeader } from '@/logging/request-id';

/** Logs and reports an error that Next.js met while it answered a request. */
export async function reportRequestError(
  error: unknown,
  request: Parameters<Instrumentation.onRequestError>[1],
  context: Parameters<Instrumentation.onRequestError>[2],
): Promise<void> {
  const request_id = request.headers[requestIdHeader];
  const path = request.path.split('?', 1)[0];
  logger.error({ err: error, request_id, path, route: context.routePath }, 'a request failed');
  if (environment().NEXT_PUBLIC_SENTRY_DSN) {
    const { captureException, flush } = await import('@sentry/node');
    captureException(error, { tags: { request_id: String(request_id), route: context.routePath } });
    await flush(2_000);
  }
}
