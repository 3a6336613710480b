import { Module } from '@nestjs/common';
import { QueueMetrics } from '../../queues/queue-metrics.js';
import { QueuesModule } from '../../queues/queues.module.js';
import { Mailer } from './mailer.js';
import { NotificationsProcessor } from './notifications.processor.js';

@Module({
  imports: [QueuesModule],
  providers: [NotificationsProcessor, Mailer, QueueMetrics],
})
export class NotificationsWorkerModule {}
