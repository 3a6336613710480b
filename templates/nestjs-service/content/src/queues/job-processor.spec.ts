import { type Job, type Queue, UnrecoverableError } from 'bullmq';
import { Metrics } from '../metrics/metrics.js';
import type { RedisConnections } from '../redis/redis.module.js';
import { JobProcessor } from './job-processor.js';
import type { DeadLetter } from './queues.js';

class Processor extends JobProcessor<{ error?: Error }> {
  protected override handle({ data }: Job<{ error?: Error }>): Promise<void> {
    return data.error ? Promise.reject(data.error) : Promise.resolve();
  }
}

function setUp() {
  const metrics = new Metrics();
  const letters: DeadLetter[] = [];
  const deadLetters = {
    add: (_: string, letter: DeadLetter) => Promise.resolve(letters.push(letter)),
  } as unknown as Queue<DeadLetter>;
  const redis = {} as RedisConnections;
  const processor = new Processor('letters', metrics, redis, deadLetters);
  const run = (data: { error?: Error }, attemptsMade = 0) =>
    processor.process({
      id: '7',
      name: 'send',
      queueName: 'letters',
      data,
      attemptsMade,
      opts: { attempts: 3 },
    } as Job<{ error?: Error }>);
  const counted = async () => {
    const { values } = await metrics.jobs.get();
    return Object.fromEntries(values.map(({ labels, value }) => [String(labels.status), value]));
  };
  return { run, letters, counted };
}

describe('JobProcessor', () => {
  it('counts what is done', async () => {
    const { run, counted, letters } = setUp();
    await run({});
    await expect(counted()).resolves.toEqual({ completed: 1 });
    expect(letters).toEqual([]);
  });

  it('leaves a failed job to be tried again', async () => {
    const { run, counted, letters } = setUp();
    await expect(run({ error: new Error('busy') }, 1)).rejects.toThrow('busy');
    await expect(counted()).resolves.toEqual({ retried: 1 });
    expect(letters).toEqual([]);
  });

  it.each([
    ['has failed for the last time', new Error('busy'), 2, 3],
    ['cannot succeed', new UnrecoverableError('never'), 0, 1],
  ])('keeps a job that %s as a dead letter', async (_, error, attemptsMade, attempts) => {
    const { run, counted, letters } = setUp();
    await expect(run({ error }, attemptsMade)).rejects.toThrow(error.message);
    await expect(counted()).resolves.toEqual({ failed: 1, dead_lettered: 1 });
    expect(letters).toMatchObject([
      { queue: 'letters', name: 'send', data: { error }, reason: error.message, attempts },
    ]);
  });
});
