import {
  type BeforeApplicationShutdown,
  Logger,
  type OnApplicationBootstrap,
} from '@nestjs/common';
import * as Sentry from '@sentry/nestjs';
import { type Job, type Queue, UnrecoverableError, Worker } from 'bullmq';
import { Metrics } from '../metrics/metrics.js';
import { RedisConnections } from '../redis/redis.module.js';
import type { DeadLetter } from './queues.js';

/**
 * What every worker does around its jobs: measures them, says how they ended,
 * and keeps those that failed for good in a queue of dead letters.
 */
export abstract class JobProcessor<Data>
  implements OnApplicationBootstrap, BeforeApplicationShutdown
{
  private worker: Worker | undefined;
  protected readonly logger = new Logger(this.constructor.name);

  constructor(
    private readonly queueName: string,
    protected readonly metrics: Metrics,
    protected readonly redis: RedisConnections,
    private readonly deadLetters?: Queue<DeadLetter>,
  ) {}

  /** The work itself. Attempts repeat: doing it twice must do no harm. */
  protected abstract handle(job: Job<Data>): Promise<void>;

  /** Takes jobs only once everything they need is there. */
  onApplicationBootstrap(): void {
    this.worker = new Worker<Data>(this.queueName, (job) => this.process(job), {
      connection: this.redis.forWorker(),
      concurrency: 5,
    });
    this.worker.on('error', (error) => this.redis.reportError(error));
  }

  /** One attempt at a job. */
  async process(job: Job<Data>): Promise<void> {
    const queue = job.queueName;
    const stop = this.metrics.jobDuration.startTimer({ queue });
    try {
      await this.handle(job);
      this.metrics.jobs.inc({ queue, status: 'completed' });
    } catch (error) {
      const failure = error instanceof Error ? error : new Error(String(error));
      await this.failed(job, failure);
      throw failure;
    } finally {
      stop();
    }
  }

  /** Jobs in progress are finished while database and Redis are still there. */
  async beforeApplicationShutdown(): Promise<void> {
    // While Redis is away nothing can be handed back; the jobs are taken over later
    await this.worker?.close(!(await this.redis.isThere()));
  }

  private async failed(job: Job<Data>, error: Error): Promise<void> {
    const queue = job.queueName;
    const attempts = job.attemptsMade + 1;
    const final = attempts >= (job.opts.attempts ?? 1) || error instanceof UnrecoverableError;
    const facts = { queue, job: job.id, name: job.name, attempts, reason: error.message };
    if (!final) {
      this.metrics.jobs.inc({ queue, status: 'retried' });
      this.logger.warn(facts, 'job failed, will be tried again');
      return;
    }
    this.metrics.jobs.inc({ queue, status: 'failed' });
    this.logger.error(facts, 'job failed for good');
    Sentry.captureException(error, { tags: { queue, job: job.name } });
    await this.deadLetters?.add(
      job.name,
      {
        queue,
        name: job.name,
        data: job.data,
        reason: error.message,
        attempts,
        failedAt: new Date().toISOString(),
      },
      // The same job fails for good only once
      { jobId: `${queue}-${job.id ?? ''}` },
    );
    if (this.deadLetters) {
      this.metrics.jobs.inc({ queue, status: 'dead_lettered' });
    }
  }
}
