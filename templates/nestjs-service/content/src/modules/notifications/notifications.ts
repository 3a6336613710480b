import { InjectQueue } from '@nestjs/bullmq';
import { Injectable, Logger } from '@nestjs/common';
import type { Queue } from 'bullmq';
import { withTimeout } from '../../common/timeout.js';
import { Metrics } from '../../metrics/metrics.js';
import { notificationsQueue } from '../../queues/queues.js';
import { type NoteCreated, noteCreated } from './notification.js';

/** Asks the worker to notify; a note is not lost because its notification is. */
@Injectable()
export class Notifications {
  private readonly logger = new Logger(Notifications.name);

  constructor(
    @InjectQueue(notificationsQueue) private readonly queue: Queue<NoteCreated>,
    private readonly metrics: Metrics,
  ) {}

  async noteCreated(event: NoteCreated): Promise<void> {
    try {
      await this.metrics.countOperation('enqueue_notification', () =>
        // One notification per note, however often it is asked for
        withTimeout(this.queue.add(noteCreated, event, { jobId: event.noteId }), 2_000, 'Redis'),
      );
    } catch (error) {
      this.logger.error({ ...event, err: error }, 'the notification was not queued');
    }
  }
}
