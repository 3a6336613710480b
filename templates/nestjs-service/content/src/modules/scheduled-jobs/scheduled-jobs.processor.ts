import { InjectQueue } from '@nestjs/bullmq';
import { Injectable } from '@nestjs/common';
import { type Job, type Queue, UnrecoverableError } from 'bullmq';
import { Metrics } from '../../metrics/metrics.js';
import { JobProcessor } from '../../queues/job-processor.js';
import { RedisConnections } from '../../redis/redis.module.js';
import { LastSuccesses } from './last-successes.js';
import { ScheduledJobs, scheduledJobsQueue } from './scheduled-jobs.js';

/** Runs what is due: once, however many workers there are. */
@Injectable()
export class ScheduledJobsProcessor extends JobProcessor<unknown> {
  constructor(
    metrics: Metrics,
    redis: RedisConnections,
    @InjectQueue(scheduledJobsQueue) private readonly queue: Queue,
    private readonly jobs: ScheduledJobs,
    private readonly lastSuccesses: LastSuccesses,
  ) {
    super(scheduledJobsQueue, metrics, redis);
  }

  /** Not awaited: a Redis that is away must not keep the worker from starting. */
  override onApplicationBootstrap(): void {
    super.onApplicationBootstrap();
    void this.schedule().catch((error: Error) => this.redis.reportError(error));
  }

  async schedule(): Promise<void> {
    for (const [name, { every }] of Object.entries(this.jobs.byName)) {
      await this.queue.upsertJobScheduler(name, { every }, { name });
    }
    // What an earlier version scheduled and this one does not know
    for (const { key } of await this.queue.getJobSchedulers()) {
      if (!(key in this.jobs.byName)) {
        await this.queue.removeJobScheduler(key);
      }
    }
    this.logger.log({ jobs: Object.keys(this.jobs.byName) }, 'jobs scheduled');
  }

  protected override async handle(job: Job): Promise<void> {
    const scheduled = this.jobs.byName[job.name];
    if (!scheduled) {
      throw new UnrecoverableError(`There is no scheduled job ${job.name}`);
    }
    this.logger.log({ job: job.name }, 'scheduled job started');
    const started = Date.now();
    const facts = await scheduled.run();
    await this.lastSuccesses.record(job.name);
    this.logger.log(
      { job: job.name, duration_ms: Date.now() - started, ...facts },
      'scheduled job done',
    );
  }
}
