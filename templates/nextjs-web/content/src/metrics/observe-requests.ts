import 'server-only';
import { subscribe } from 'node:diagnostics_channel';
import type { IncomingMessage, ServerResponse } from 'node:http';
import type { Logger } from 'pino';
import { requestIdHeader } from '@/logging/request-id';
import { requestDuration, requestsInFlight, requestsTotal } from './metrics';
import { routeOf } from './routes';

interface Exchange {
  readonly request: IncomingMessage;
  readonly response: ServerResponse;
}

// Probes and files of the build would drown everything else
const unlogged = new Set(['/api/health', '/api/metrics', '/_next']);

/** Counts and logs each response of this process, whichever part of Next.js sent it. */
export function observeRequests(logger: Logger): void {
  const begun = new WeakMap<IncomingMessage, number>();
  subscribe('http.server.request.start', (message) => {
    const { request, response } = message as Exchange;
    begun.set(request, performance.now());
    requestsInFlight.inc();
    response.once('close', () => {
      requestsInFlight.dec();
      record(logger, { request, response }, begun.get(request) ?? performance.now());
    });
  });
}

function record(logger: Logger, { request, response }: Exchange, begun: number): void {
  const seconds = (performance.now() - begun) / 1000;
  const route = routeOf(request.url ?? '/');
  const labels = {
    method: request.method ?? 'GET',
    route,
    // As nginx calls it when the client went away before the response was complete
    status_code: response.writableFinished ? response.statusCode : 499,
  };
  requestDuration.observe(labels, seconds);
  requestsTotal.inc(labels);
  if (!unlogged.has(route)) {
    logger.info(
      {
        request_id: response.getHeader(requestIdHeader),
        method: labels.method,
        path: request.url?.split('?', 1)[0],
        status: labels.status_code,
        duration_ms: Math.round(seconds * 1000),
      },
      'request completed',
    );
  }
}
