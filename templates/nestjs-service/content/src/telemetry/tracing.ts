import { register } from 'node:module';
import { OTLPTraceExporter } from '@opentelemetry/exporter-trace-otlp-http';
import { ExpressInstrumentation, ExpressLayerType } from '@opentelemetry/instrumentation-express';
import { HttpInstrumentation } from '@opentelemetry/instrumentation-http';
import { IORedisInstrumentation } from '@opentelemetry/instrumentation-ioredis';
import { UndiciInstrumentation } from '@opentelemetry/instrumentation-undici';
import { NodeSDK } from '@opentelemetry/sdk-node';
import { ParentBasedSampler, TraceIdRatioBasedSampler } from '@opentelemetry/sdk-trace';
import * as Sentry from '@sentry/nestjs';
import { serviceName } from '../service.js';
import { databaseInstrumentations } from './database-instrumentations.js';
import { readTelemetrySettings } from './settings.js';

// Loaded before everything else (`node --import`, and first thing in main.ts
// and worker.ts): what is imported earlier cannot be instrumented.

const settings = readTelemetrySettings(process.env);

if (settings.sentry) {
  Sentry.init({
    ...settings.sentry,
    // With a collector, spans go there; two tracers in one process disturb each other
    skipOpenTelemetrySetup: settings.tracing !== undefined,
  });
}

const sdk = settings.tracing && startTracing(settings.tracing.samplingRatio);

function startTracing(samplingRatio: number): NodeSDK {
  register('@opentelemetry/instrumentation/hook.mjs', import.meta.url);
  const started = new NodeSDK({
    serviceName,
    // Reads OTEL_EXPORTER_OTLP_ENDPOINT
    traceExporter: new OTLPTraceExporter(),
    // What the caller decided counts, so that traces are whole or not there
    sampler: new ParentBasedSampler({ root: new TraceIdRatioBasedSampler(samplingRatio) }),
    // Metrics are scraped and logs are read from standard output
    metricReaders: [],
    logRecordProcessors: [],
    instrumentations: [
      new HttpInstrumentation({
        ignoreIncomingRequestHook: ({ url }) => /\/(health|metrics)(\/|$)/.test(url ?? ''),
      }),
      new ExpressInstrumentation({ ignoreLayersType: [ExpressLayerType.MIDDLEWARE] }),
      ...databaseInstrumentations(),
      new IORedisInstrumentation({ requireParentSpan: true }),
      new UndiciInstrumentation(),
    ],
  });
  started.start();
  return started;
}

/** Hands over what has been collected; the process may exit then. */
export async function stopTelemetry(): Promise<void> {
  await Promise.allSettled([sdk?.shutdown(), Sentry.close(2_000)]);
}
