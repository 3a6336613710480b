import type { Job, Queue } from 'bullmq';
import { InMemoryAuthors, InMemoryNotes } from '../../../test/support/in-memory.js';
import { Metrics } from '../../metrics/metrics.js';
import type { DeadLetter } from '../../queues/queues.js';
import type { RedisConnections } from '../../redis/redis.module.js';
import { type Mail, Mailer } from './mailer.js';
import type { NoteCreated } from './notification.js';
import { Notifications } from './notifications.js';
import { NotificationsProcessor } from './notifications.processor.js';

const noteId = '0b5c9a56-8f4e-4f0a-8d59-1f6f1a1c0001';
const event: NoteCreated = { noteId, requestId: 'request-1' };

async function outcomes(metrics: Metrics): Promise<(string | number | undefined)[]> {
  const { values } = await metrics.businessOperations.get();
  return values.map(({ labels }) => labels.outcome);
}

describe('Notifications', () => {
  it('asks for one notification per note', async () => {
    const jobs: unknown[] = [];
    const queue = { add: (...job: unknown[]) => Promise.resolve(jobs.push(job)) };
    const notifications = new Notifications(queue as unknown as Queue, new Metrics());
    await notifications.noteCreated(event);
    expect(jobs).toEqual([['note-created', event, { jobId: noteId }]]);
  });

  it('does not lose the note when Redis is away, and counts the failure', async () => {
    const metrics = new Metrics();
    const queue = { add: () => Promise.reject(new Error('away')) };
    const notifications = new Notifications(queue as unknown as Queue, metrics);
    await expect(notifications.noteCreated(event)).resolves.toBeUndefined();
    await expect(outcomes(metrics)).resolves.toEqual(['failure']);
  });
});

describe('NotificationsProcessor', () => {
  async function setUp(email?: string) {
    const authors = new InMemoryAuthors();
    const notes = new InMemoryNotes(authors);
    await authors.save({ id: 'alice', name: 'Alice', email });
    const createdAt = '2026-01-08T09:00:00.000Z';
    await notes.create({ id: noteId, title: 'Gate 4', text: 'x', authorId: 'alice', createdAt });
    const sent: Mail[] = [];
    const processor = new NotificationsProcessor(
      new Metrics(),
      {} as RedisConnections,
      {} as Queue<DeadLetter>,
      notes,
      authors,
      { send: (mail: Mail) => Promise.resolve(void sent.push(mail)) } as Mailer,
    );
    const run = (data: NoteCreated) =>
      processor.process({ data, queueName: 'notifications', opts: {} } as Job<NoteCreated>);
    return { run, sent };
  }

  it('writes to the author', async () => {
    const { run, sent } = await setUp('alice@example.com');
    await run(event);
    expect(sent).toEqual([
      { to: 'alice@example.com', subject: 'Your note "Gate 4" was saved', text: 'x' },
    ]);
  });

  it('is content when there is nobody to write to', async () => {
    const { run, sent } = await setUp();
    await run(event);
    await run({ ...event, noteId: '0b5c9a56-8f4e-4f0a-8d59-1f6f1a1c0002' });
    expect(sent).toEqual([]);
  });
});

describe('Mailer', () => {
  it('sends nothing without a server', async () => {
    const mailer = new Mailer({ SMTP_URL: undefined });
    await expect(mailer.send({ to: 'a@example.com', subject: 's', text: 't' })).resolves.toBe(
      undefined,
    );
  });

  it('fails when the server is away, so that the job is tried again', async () => {
    const mailer = new Mailer({ SMTP_URL: 'smtp://127.0.0.1:1' });
    await expect(mailer.send({ to: 'a@example.com', subject: 's', text: 't' })).rejects.toThrow(
      'ECONNREFUSED',
    );
  });
});
