import { readTelemetrySettings } from './settings.js';

describe('readTelemetrySettings', () => {
  it('collects nothing unless it knows where to send it', () => {
    expect(readTelemetrySettings({})).toEqual({});
    expect(readTelemetrySettings({ OTEL_EXPORTER_OTLP_ENDPOINT: '', SENTRY_DSN: '' })).toEqual({});
  });

  it.each([
    [undefined, 0.1],
    ['0', 0],
    ['0.25', 0.25],
    ['many', 0.1],
    ['7', 0.1],
  ])('reads the sampling ratio %p as %p', (text, samplingRatio) => {
    expect(
      readTelemetrySettings({
        OTEL_EXPORTER_OTLP_ENDPOINT: 'http://collector:4318',
        OTEL_TRACES_SAMPLER_ARG: text,
      }),
    ).toEqual({ tracing: { samplingRatio } });
  });

  it('tells Sentry which release fails, and nothing about people', () => {
    const dsn = 'https://key@sentry.example.com/1';
    expect(
      readTelemetrySettings({
        SENTRY_DSN: dsn,
        APP_VERSION: 'sha-1',
        SENTRY_ENVIRONMENT: 'production',
      }),
    ).toEqual({
      sentry: {
        dsn,
        release: 'sha-1',
        environment: 'production',
        tracesSampleRate: 0.1,
        sendDefaultPii: false,
      },
    });
  });
});
