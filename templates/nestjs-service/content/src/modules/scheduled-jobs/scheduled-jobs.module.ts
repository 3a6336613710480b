import { BullModule, InjectQueue } from '@nestjs/bullmq';
import { Module } from '@nestjs/common';
import type { Queue } from 'bullmq';
import { QueuesModule } from '../../queues/queues.module.js';
import { RedisConnections } from '../../redis/redis.module.js';
import { LastSuccesses } from './last-successes.js';
import { ScheduledJobs, scheduledJobsQueue } from './scheduled-jobs.js';
import { ScheduledJobsProcessor } from './scheduled-jobs.processor.js';

@Module({
  imports: [QueuesModule, BullModule.registerQueue({ name: scheduledJobsQueue })],
  providers: [ScheduledJobsProcessor, ScheduledJobs, LastSuccesses],
})
export class ScheduledJobsModule {
  constructor(redis: RedisConnections, @InjectQueue(scheduledJobsQueue) queue: Queue) {
    queue.on('error', (error) => redis.reportError(error));
  }
}
