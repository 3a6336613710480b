/** What is collected about this process, and where it goes. */
export interface TelemetrySettings {
  readonly tracing?: { readonly samplingRatio: number };
  readonly sentry?: {
    readonly dsn: string;
    readonly release: string;
    readonly environment: string;
    readonly tracesSampleRate: number;
    readonly sendDefaultPii: false;
  };
}

const ratio = (text: string | undefined) => {
  const number = Number(text || '0.1');
  return number >= 0 && number <= 1 ? number : 0.1;
};

/**
 * Telemetry starts before the environment is validated, because what is
 * imported earlier cannot be instrumented: a wrong value means its default here
 * and ends the process a moment later. Nothing is collected unless an address
 * says where to send it.
 */
export function readTelemetrySettings(
  variables: Readonly<Record<string, string | undefined>>,
): TelemetrySettings {
  const { OTEL_EXPORTER_OTLP_ENDPOINT: endpoint, SENTRY_DSN: dsn } = variables;
  return {
    ...(endpoint && { tracing: { samplingRatio: ratio(variables['OTEL_TRACES_SAMPLER_ARG']) } }),
    ...(dsn && {
      sentry: {
        dsn,
        release: variables['APP_VERSION'] || 'development',
        environment: variables['SENTRY_ENVIRONMENT'] || 'development',
        tracesSampleRate: ratio(variables['SENTRY_TRACES_SAMPLE_RATE']),
        sendDefaultPii: false as const,
      },
    }),
  };
}
