import { InjectQueue } from '@nestjs/bullmq';
import { Injectable } from '@nestjs/common';
import type { Job, Queue } from 'bullmq';
import { Metrics } from '../../metrics/metrics.js';
import { JobProcessor } from '../../queues/job-processor.js';
import { type DeadLetter, deadLettersOf, notificationsQueue } from '../../queues/queues.js';
import { RedisConnections } from '../../redis/redis.module.js';
import { AuthorsRepository, NotesRepository } from '../notes/notes.repository.js';
import { Mailer } from './mailer.js';
import type { NoteCreated } from './notification.js';

/** Tells authors that their note was saved. */
@Injectable()
export class NotificationsProcessor extends JobProcessor<NoteCreated> {
  constructor(
    metrics: Metrics,
    redis: RedisConnections,
    @InjectQueue(deadLettersOf(notificationsQueue)) deadLetters: Queue<DeadLetter>,
    private readonly notes: NotesRepository,
    private readonly authors: AuthorsRepository,
    private readonly mailer: Mailer,
  ) {
    super(notificationsQueue, metrics, redis, deadLetters);
  }

  protected override async handle({ data }: Job<NoteCreated>): Promise<void> {
    const facts = { note_id: data.noteId, request_id: data.requestId };
    const note = await this.notes.find(data.noteId);
    if (!note) {
      this.logger.log(facts, 'the note is gone, nobody to notify');
      return;
    }
    const author = await this.authors.find(note.author.id);
    if (!author?.email) {
      this.logger.log(facts, 'the author has no address');
      return;
    }
    await this.metrics.countOperation('send_notification', () =>
      this.mailer.send({
        to: author.email as string,
        subject: `Your note "${note.title}" was saved`,
        text: note.text,
      }),
    );
    this.logger.log(facts, 'author notified');
  }
}
