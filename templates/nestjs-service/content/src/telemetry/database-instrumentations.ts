import type { Instrumentation } from '@opentelemetry/instrumentation';
import { PgInstrumentation } from '@opentelemetry/instrumentation-pg';

/** Texts of queries only, never their values. */
export const databaseInstrumentations = (): Instrumentation[] => [
  new PgInstrumentation({ enhancedDatabaseReporting: false, requireParentSpan: true }),
];
