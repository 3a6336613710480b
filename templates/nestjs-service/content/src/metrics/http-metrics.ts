import type { NextFunction, Request, Response } from 'express';
import type { Metrics } from './metrics.js';

/** Measures every request under the pattern of its route: one series per route, not per id. */
export function httpMetrics(metrics: Metrics) {
  return (request: Request, response: Response, next: NextFunction): void => {
    const stop = metrics.httpDuration.startTimer();
    metrics.httpInFlight.inc();
    // `close` also comes when the caller hangs up before the end
    response.once('close', () => {
      metrics.httpInFlight.dec();
      stop({
        method: request.method,
        route: routeOf(request),
        status_code: String(response.statusCode),
      });
    });
    next();
  };
}

function routeOf(request: Request): string {
  const { path } = (request.route ?? {}) as { path?: unknown };
  return typeof path === 'string' && !path.includes('*') ? path : 'unmatched';
}
