import { Injectable } from '@nestjs/common';
import { collectDefaultMetrics, Counter, Gauge, Histogram, Registry } from 'prom-client';
import type { PoolUsage } from '../database/database-health.js';

const requestBuckets = [0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2, 5, 10];
const queryBuckets = [0.001, 0.005, 0.01, 0.05, 0.1, 0.25, 0.5, 1, 2, 5];
const jobBuckets = [0.05, 0.1, 0.5, 1, 5, 15, 60, 300];

const seconds = (since: bigint) => Number(process.hrtime.bigint() - since) / 1e9;

/** Everything Prometheus is told about this process; dashboards and alerts use these names. */
@Injectable()
export class Metrics {
  readonly registry = new Registry();

  readonly httpDuration = new Histogram({
    name: 'http_request_duration_seconds',
    help: 'Time from a request to the end of its response',
    labelNames: ['method', 'route', 'status_code'] as const,
    buckets: requestBuckets,
    registers: [this.registry],
  });

  readonly httpInFlight = new Gauge({
    name: 'http_requests_in_flight',
    help: 'Requests that are being answered',
    registers: [this.registry],
  });

  private readonly queryDuration = new Histogram({
    name: 'db_query_duration_seconds',
    help: 'Time of database operations',
    labelNames: ['operation'] as const,
    buckets: queryBuckets,
    registers: [this.registry],
  });

  readonly jobs = new Counter({
    name: 'bullmq_jobs_total',
    help: 'Jobs by how they ended; retried ones run again',
    labelNames: ['queue', 'status'] as const,
    registers: [this.registry],
  });

  readonly jobDuration = new Histogram({
    name: 'bullmq_job_duration_seconds',
    help: 'Time of one attempt at a job',
    labelNames: ['queue'] as const,
    buckets: jobBuckets,
    registers: [this.registry],
  });

  readonly authFailures = new Counter({
    name: 'auth_failures_total',
    help: 'Requests refused because of who sent them',
    labelNames: ['reason'] as const,
    registers: [this.registry],
  });

  readonly rateLimited = new Counter({
    name: 'rate_limited_requests_total',
    help: 'Requests refused because of how many came before',
    registers: [this.registry],
  });

  readonly businessOperations = new Counter({
    name: 'business_operations_total',
    help: 'What users came for, by outcome',
    labelNames: ['operation', 'outcome'] as const,
    registers: [this.registry],
  });

  readonly businessCapacity = new Gauge({
    name: 'business_capacity_ratio',
    help: 'How much of what is planned for is used: 1 is full',
    labelNames: ['resource'] as const,
    registers: [this.registry],
  });

  readonly externalDuration = new Histogram({
    name: 'external_request_duration_seconds',
    help: 'Time of requests to services of others, with their retries',
    labelNames: ['provider', 'outcome'] as const,
    buckets: requestBuckets,
    registers: [this.registry],
  });

  constructor() {
    collectDefaultMetrics({ register: this.registry });
  }

  /** Runs a database operation and notes how long it took, also when it fails. */
  async timeQuery<T>(operation: string, run: () => Promise<T>): Promise<T> {
    const started = process.hrtime.bigint();
    try {
      return await run();
    } finally {
      this.queryDuration.observe({ operation }, seconds(started));
    }
  }

  /** Runs something users came for and notes how it ended. */
  async countOperation<T>(operation: string, run: () => Promise<T>): Promise<T> {
    try {
      const result = await run();
      this.businessOperations.inc({ operation, outcome: 'success' });
      return result;
    } catch (error) {
      this.businessOperations.inc({ operation, outcome: 'failure' });
      throw error;
    }
  }

  observePool(read: () => PoolUsage): void {
    new Gauge({
      name: 'db_pool_connections',
      help: 'Connections of the database pool; waiting: callers that wait for one',
      labelNames: ['state'] as const,
      registers: [this.registry],
      collect() {
        for (const [state, count] of Object.entries<number>({ ...read() })) {
          this.set({ state }, count);
        }
      },
    });
  }

  /** `read` gives the number of jobs by queue and state, when metrics are asked for. */
  observeQueues(read: () => Promise<{ queue: string; state: string; count: number }[]>): void {
    new Gauge({
      name: 'bullmq_queue_jobs',
      help: 'Jobs in the queues',
      labelNames: ['queue', 'state'] as const,
      registers: [this.registry],
      async collect() {
        for (const { queue, state, count } of await read()) {
          this.set({ queue, state }, count);
        }
      },
    });
  }
  // golden-path:if scheduledJobs

  /** `read` gives the Unix time in seconds of each job's last success. */
  observeScheduledJobs(read: () => Promise<Record<string, number>>): void {
    new Gauge({
      name: 'scheduled_job_last_success_timestamp_seconds',
      help: 'When a scheduled job last succeeded',
      labelNames: ['job'] as const,
      registers: [this.registry],
      async collect() {
        for (const [job, time] of Object.entries(await read())) {
          this.set({ job }, time);
        }
      },
    });
  }
  // golden-path:end
}
