import type { Job, Queue } from 'bullmq';
import { InMemoryAuthors, InMemoryNotes } from '../../../test/support/in-memory.js';
import { Metrics } from '../../metrics/metrics.js';
import type { RedisConnections } from '../../redis/redis.module.js';
import { LastSuccesses } from './last-successes.js';
import { ScheduledJobs } from './scheduled-jobs.js';
import { ScheduledJobsProcessor } from './scheduled-jobs.processor.js';

async function setUp() {
  const authors = new InMemoryAuthors();
  const notes = new InMemoryNotes(authors);
  await authors.save({ id: 'alice', name: 'Alice' });
  const createdAt = new Date().toISOString();
  await notes.create({ id: '1', title: 'x', text: '', authorId: 'alice', createdAt });
  const metrics = new Metrics();
  const times: Record<string, string> = {};
  const redis = {
    requests: {
      hset: (_: string, job: string, time: number) =>
        Promise.resolve(void (times[job] = String(time))),
      hgetall: () => Promise.resolve(times),
    },
  } as unknown as RedisConnections;
  const cleaned = { clean: () => Promise.resolve(['1']) } as unknown as Queue;
  const schedulers = new Map<string, unknown>([['forgotten', {}]]);
  const queue = {
    upsertJobScheduler: (name: string, repeat: object) =>
      Promise.resolve(schedulers.set(name, repeat)),
    getJobSchedulers: () => Promise.resolve([...schedulers.keys()].map((key) => ({ key }))),
    removeJobScheduler: (key: string) => Promise.resolve(schedulers.delete(key)),
  } as unknown as Queue;
  const jobs = new ScheduledJobs(notes, metrics, cleaned, cleaned);
  const lastSuccesses = new LastSuccesses(redis, metrics);
  const processor = new ScheduledJobsProcessor(metrics, redis, queue, jobs, lastSuccesses);
  const run = (name: string) =>
    processor.process({ name, queueName: 'scheduled-jobs', opts: {} } as Job);
  return { processor, schedulers, run, metrics };
}

describe('scheduled jobs', () => {
  it('run every five minutes and every day, and nothing else does', async () => {
    const { processor, schedulers } = await setUp();
    await processor.schedule();
    expect(Object.fromEntries(schedulers)).toEqual({
      'collect-metrics': { every: 300_000 },
      cleanup: { every: 86_400_000 },
      'daily-report': { every: 86_400_000 },
    });
  });

  it.each(['collect-metrics', 'cleanup', 'daily-report'])(
    '%s does its work and says when it last did',
    async (name) => {
      const { run, metrics } = await setUp();
      await run(name);
      await expect(metrics.registry.metrics()).resolves.toMatch(
        new RegExp(`^scheduled_job_last_success_timestamp_seconds{job="${name}"} \\d{10}$`, 'm'),
      );
    },
  );

  it('collect-metrics says how much of what is planned for is used', async () => {
    const { run, metrics } = await setUp();
    await run('collect-metrics');
    await expect(metrics.registry.metrics()).resolves.toContain(
      'business_capacity_ratio{resource="notes"} 0.000001',
    );
  });

  it('refuses a job it does not know', async () => {
    const { run } = await setUp();
    await expect(run('make-coffee')).rejects.toThrow('make-coffee');
  });
});
