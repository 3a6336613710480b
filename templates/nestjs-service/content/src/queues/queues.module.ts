import { BullModule, InjectQueue } from '@nestjs/bullmq';
import { Module } from '@nestjs/common';
import type { Queue } from 'bullmq';
import { RedisConnections } from '../redis/redis.module.js';
import { deadLettersOf, jobOptions, notificationsQueue } from './queues.js';

/** The queues, to add jobs to; who works on them is in the modules of the worker. */
@Module({
  imports: [
    BullModule.forRootAsync({
      inject: [RedisConnections],
      useFactory: (redis: RedisConnections) => ({
        connection: redis.requests,
        defaultJobOptions: jobOptions,
      }),
    }),
    BullModule.registerQueue(
      { name: notificationsQueue },
      // Kept until somebody has looked at them
      {
        name: deadLettersOf(notificationsQueue),
        defaultJobOptions: { attempts: 1, removeOnComplete: true, removeOnFail: false },
      },
    ),
  ],
  exports: [BullModule],
})
export class QueuesModule {
  constructor(
    redis: RedisConnections,
    @InjectQueue(notificationsQueue) notifications: Queue,
    @InjectQueue(deadLettersOf(notificationsQueue)) deadLetters: Queue,
  ) {
    // Without a listener BullMQ writes every error to the console
    for (const queue of [notifications, deadLetters]) {
      queue.on('error', (error) => redis.reportError(error));
    }
  }
}
