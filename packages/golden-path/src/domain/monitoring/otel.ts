import { Answers } from '../answers';

/** Spans of a trace arrive within this time after its first. */
const DECISION_WAIT = '10s';

/** Share of the unremarkable traces that are kept, in per cent. */
const SAMPLED = 10;

/**
 * Configuration of the OpenTelemetry collector (its contrib distribution):
 * receives traces, keeps what is worth it and hands it on to a store whose
 * address comes from the environment.
 */
export function collectorConfig(answers: Answers): object {
  return {
    extensions: { health_check: { endpoint: '0.0.0.0:13133' } },
    receivers: {
      otlp: {
        protocols: {
          grpc: { endpoint: '0.0.0.0:4317' },
          http: { endpoint: '0.0.0.0:4318' },
        },
      },
    },
    processors: {
      memory_limiter: {
        check_interval: '1s',
        limit_percentage: 80,
        spike_limit_percentage: 20,
      },
      tail_sampling: {
        decision_wait: DECISION_WAIT,
        num_traces: 50000,
        policies: [
          {
            name: 'errors',
            type: 'status_code',
            status_code: { status_codes: ['ERROR'] },
          },
          {
            name: 'slow',
            type: 'latency',
            latency: { threshold_ms: 2000 },
          },
          {
            name: 'sample',
            type: 'probabilistic',
            probabilistic: { sampling_percentage: SAMPLED },
          },
        ],
      },
      'attributes/secrets': {
        actions: [
          { key: 'http.request.header.authorization', action: 'delete' },
          { key: 'http.request.header.cookie', action: 'delete' },
        ],
      },
      resource: {
        attributes: [
          { key: 'service.namespace', value: answers.name, action: 'upsert' },
        ],
      },
      batch: { timeout: '5s', send_batch_size: 512 },
    },
    exporters: {
      otlphttp: {
        endpoint: '${env:TRACES_ENDPOINT}',
        headers: { authorization: '${env:TRACES_AUTHORIZATION}' },
        retry_on_failure: { enabled: true, max_elapsed_time: '300s' },
        sending_queue: { enabled: true, queue_size: 1000 },
      },
    },
    service: {
      extensions: ['health_check'],
      pipelines: {
        traces: {
          receivers: ['otlp'],
          processors: [
            'memory_limiter',
            'attributes/secrets',
            'resource',
            'tail_sampling',
            'batch',
          ],
          exporters: ['otlphttp'],
        },
      },
      telemetry: {
        logs: { encoding: 'json' },
        metrics: {
          readers: [
            {
              pull: {
                exporter: { prometheus: { host: '0.0.0.0', port: 8888 } },
              },
            },
          ],
        },
      },
    },
  };
}
