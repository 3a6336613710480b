import { InjectQueue } from '@nestjs/bullmq';
import { Injectable } from '@nestjs/common';
import type { Queue } from 'bullmq';
import { withTimeout } from '../common/timeout.js';
import { Metrics } from '../metrics/metrics.js';
import { deadLettersOf, notificationsQueue, plannedBacklog } from './queues.js';

const states = ['waiting', 'active', 'delayed', 'failed'] as const;

/** Counts the jobs when metrics are asked for; says nothing while Redis is away. */
@Injectable()
export class QueueMetrics {
  constructor(
    private readonly metrics: Metrics,
    @InjectQueue(notificationsQueue) private readonly notifications: Queue,
    @InjectQueue(deadLettersOf(notificationsQueue)) private readonly deadLetters: Queue,
  ) {
    metrics.observeQueues(() => this.count());
  }

  async count(): Promise<{ queue: string; state: string; count: number }[]> {
    const queues = [this.notifications, this.deadLetters];
    try {
      const counted = await withTimeout(
        Promise.all(queues.map((queue) => queue.getJobCounts(...states))),
        2_000,
        'Redis',
      );
      const backlog = counted[0]?.['waiting'] ?? 0;
      this.metrics.businessCapacity.set(
        { resource: 'notification_backlog' },
        backlog / plannedBacklog,
      );
      return queues.flatMap(({ name }, index) =>
        states.map((state) => ({ queue: name, state, count: counted[index]?.[state] ?? 0 })),
      );
    } catch {
      return [];
    }
  }
}
