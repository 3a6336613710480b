import type { Instrumentation } from '@opentelemetry/instrumentation';
import { MongoDBInstrumentation } from '@opentelemetry/instrumentation-mongodb';

/** Shapes of commands only, never their values. */
export const databaseInstrumentations = (): Instrumentation[] => [
  new MongoDBInstrumentation({ enhancedDatabaseReporting: false, requireParentSpan: true }),
];
