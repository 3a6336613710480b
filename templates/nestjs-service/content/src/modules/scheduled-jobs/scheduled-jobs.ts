import { Injectable } from '@nestjs/common';
import { InjectQueue } from '@nestjs/bullmq';
import type { Queue } from 'bullmq';
import { Metrics } from '../../metrics/metrics.js';
import { deadLettersOf, notificationsQueue } from '../../queues/queues.js';
import { NotesRepository } from '../notes/notes.repository.js';

export const scheduledJobsQueue = 'scheduled-jobs';

const minute = 60_000;
const day = 24 * 60 * minute;

/** Notes that the database is planned for; the metric says how much of it is used. */
const plannedNotes = 1_000_000;

/** How long finished jobs and dead letters are kept. */
const keepFinished = day;
const keepDeadLetters = 14 * day;

type Facts = Record<string, number>;

interface ScheduledJob {
  /** Milliseconds from one run to the next. */
  readonly every: number;
  /** What it did, for the log. */
  readonly run: () => Promise<Facts>;
}

/** What happens regularly, by name. */
@Injectable()
export class ScheduledJobs {
  readonly byName: Readonly<Record<string, ScheduledJob>> = {
    'collect-metrics': { every: 5 * minute, run: () => this.collectMetrics() },
    cleanup: { every: day, run: () => this.cleanUp() },
    'daily-report': { every: day, run: () => this.report() },
  };

  constructor(
    private readonly notes: NotesRepository,
    private readonly metrics: Metrics,
    @InjectQueue(notificationsQueue) private readonly notifications: Queue,
    @InjectQueue(deadLettersOf(notificationsQueue)) private readonly deadLetters: Queue,
  ) {}

  private async collectMetrics(): Promise<Facts> {
    const notes = await this.notes.count();
    this.metrics.businessCapacity.set({ resource: 'notes' }, notes / plannedNotes);
    return { notes };
  }

  private async cleanUp(): Promise<Facts> {
    const [completed, failed, deadLetters] = await Promise.all([
      this.notifications.clean(keepFinished, 1_000, 'completed'),
      this.notifications.clean(keepFinished, 1_000, 'failed'),
      this.deadLetters.clean(keepDeadLetters, 1_000, 'wait'),
    ]);
    return {
      completed: completed.length,
      failed: failed.length,
      dead_letters: deadLetters.length,
    };
  }

  private async report(now = Date.now()): Promise<Facts> {
    const [notes, createdToday] = await Promise.all([
      this.notes.count(),
      this.notes.count(new Date(now - day).toISOString()),
    ]);
    return { notes, created_last_24_h: createdToday };
  }
}
