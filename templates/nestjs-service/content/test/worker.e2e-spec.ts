import { randomUUID } from 'node:crypto';
import { createServer, type Server, type Socket } from 'node:net';
import type { AddressInfo } from 'node:net';
import { getQueueToken } from '@nestjs/bullmq';
import type { NestExpressApplication } from '@nestjs/platform-express';
import type { Queue } from 'bullmq';
import request from 'supertest';
import { createWorker } from '../src/app.js';
import { noteCreated } from '../src/modules/notifications/notification.js';
import { type DeadLetter, deadLettersOf, notificationsQueue } from '../src/queues/queues.js';
import { replay } from '../src/queues/replay.js';
import { eventually, startService } from './support/e2e.js';
import { serviceEnvironment } from './support/environment.js';
import { tokenFor } from './support/tokens.js';

/** Just enough of a mail server: refuses mail until it is told to accept it. */
class MailServer {
  accepts = false;
  readonly mails: string[] = [];
  private readonly server: Server = createServer((socket) => this.talk(socket));

  listen(): Promise<string> {
    return new Promise((resolve) => {
      this.server.listen(0, '127.0.0.1', () => {
        resolve(`smtp://127.0.0.1:${(this.server.address() as AddressInfo).port}`);
      });
    });
  }

  close(): void {
    this.server.close();
  }

  private talk(socket: Socket): void {
    let mail: string | undefined;
    socket.write('220 test\r\n');
    socket.on('data', (data) => {
      const text = data.toString();
      if (mail !== undefined) {
        mail += text;
        if (mail.endsWith('\r\n.\r\n')) {
          this.mails.push(mail);
          mail = undefined;
          socket.write('250 kept\r\n');
        }
      } else if (/^(EHLO|HELO|RCPT|RSET)/.test(text)) {
        socket.write('250 ok\r\n');
      } else if (text.startsWith('MAIL')) {
        socket.write(this.accepts ? '250 ok\r\n' : '451 busy\r\n');
      } else if (text.startsWith('DATA')) {
        mail = '';
        socket.write('354 go on\r\n');
      } else {
        socket.end('221 bye\r\n');
      }
    });
    socket.on('error', () => undefined);
  }
}

describe('the worker', () => {
  const mailServer = new MailServer();
  let api: Awaited<ReturnType<typeof startService>>;
  let worker: NestExpressApplication;
  let jobs: Queue;
  let deadLetters: Queue<DeadLetter>;

  beforeAll(async () => {
    api = await startService();
    jobs = api.app.get(getQueueToken(notificationsQueue));
    deadLetters = api.app.get(getQueueToken(deadLettersOf(notificationsQueue)));
    await Promise.all([jobs.obliterate({ force: true }), deadLetters.obliterate({ force: true })]);
    worker = await createWorker(serviceEnvironment({ SMTP_URL: await mailServer.listen() }));
    await worker.init();
  });

  afterAll(async () => {
    await worker.close();
    await api.app.close();
    mailServer.close();
  });

  const writeNote = async (title: string): Promise<string> => {
    const { body } = await request(api.server)
      .post('/api/v1/notes')
      .auth(await tokenFor(`author-${randomUUID()}`), { type: 'bearer' })
      .send({ title })
      .expect(201);
    return (body as { id: string }).id;
  };

  const metrics = async (): Promise<string> =>
    (await request(worker.getHttpServer()).get('/api/v1/metrics').expect(200)).text;

  it('answers probes and Prometheus, and no requests of users', async () => {
    await eventually(async () =>
      (await request(worker.getHttpServer()).get('/api/v1/health')).status === 200
        ? true
        : undefined,
    );
    await request(worker.getHttpServer()).get('/api/v1/notes').expect(404);
    expect(await metrics()).toContain('bullmq_queue_jobs{queue="notifications",state="waiting"} 0');
  });

  it('keeps a job that failed for good, and runs it again on request', async () => {
    const noteId = await writeNote('Delayed');
    const job = await eventually(() => jobs.getJob(noteId));
    expect(job.opts).toMatchObject({ attempts: 5, backoff: { type: 'exponential', delay: 2_000 } });

    // The same work without the pauses between its attempts
    const impatient = { attempts: 2, backoff: { type: 'exponential', delay: 10 } };
    const name = `impatient-${noteId}`;
    await jobs.add(noteCreated, { noteId, requestId: 'r' }, { ...impatient, jobId: name });
    const letter = await eventually(async () =>
      (await deadLetters.getJobs(['waiting'])).find(({ id }) => id?.endsWith(name)),
    );
    expect(letter.data).toMatchObject({
      queue: notificationsQueue,
      data: { noteId },
      attempts: 2,
      reason: expect.stringContaining('451'),
    });
    const text = await metrics();
    for (const status of ['retried', 'failed', 'dead_lettered']) {
      expect(text).toMatch(
        new RegExp(`bullmq_jobs_total{queue="notifications",status="${status}"} [1-9]`),
      );
    }

    mailServer.accepts = true;
    await expect(replay(deadLetters, jobs)).resolves.toBe(1);
    const mail = await eventually(() =>
      Promise.resolve(mailServer.mails.find((sent) => sent.includes('Delayed'))),
    );
    expect(mail).toMatch(/^Subject: .*Your.note.*Delayed.*was.saved/m);
    await expect(deadLetters.getJobCounts('waiting')).resolves.toEqual({ waiting: 0 });
  });
});
