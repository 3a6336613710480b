import 'server-only';
import { collectDefaultMetrics, Counter, Gauge, Histogram, register } from 'prom-client';

/** What Prometheus collects at `/api/metrics`. */
export const registry = register;

// Next.js evaluates a module once for each bundle; the registry exists once
function once<M>(name: string, create: () => M): M {
  return (register.getSingleMetric(name) as M | undefined) ?? create();
}

export const requestDuration = once(
  'http_request_duration_seconds',
  () =>
    new Histogram({
      name: 'http_request_duration_seconds',
      help: 'Time until a response was sent',
      labelNames: ['method', 'route', 'status_code'],
      buckets: [0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2, 5, 10],
    }),
);

export const requestsTotal = once(
  'http_requests_total',
  () =>
    new Counter({
      name: 'http_requests_total',
      help: 'Responses sent',
      labelNames: ['method', 'route', 'status_code'],
    }),
);

export const requestsInFlight = once(
  'http_requests_in_flight',
  () => new Gauge({ name: 'http_requests_in_flight', help: 'Requests being answered' }),
);

export const backendDuration = once(
  'external_request_duration_seconds',
  () =>
    new Histogram({
      name: 'external_request_duration_seconds',
      help: 'Time that calls of other services took',
      labelNames: ['provider', 'outcome'],
      buckets: [0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2, 5, 10],
    }),
);

/** Adds the metrics of the process: memory, event loop, garbage collection. */
export function collectProcessMetrics(): void {
  once('process_cpu_user_seconds_total', () => {
    collectDefaultMetrics();
  });
}
