import type { Queue } from 'bullmq';
import { replay } from './replay.js';
import type { DeadLetter } from './queues.js';

describe('replay', () => {
  it('gives dead letters back with fresh attempts, then forgets them', async () => {
    const steps: unknown[] = [];
    const data: DeadLetter = {
      queue: 'notifications',
      name: 'note-created',
      data: { noteId: '1' },
      reason: 'no',
      attempts: 5,
      failedAt: '2026-01-01T00:00:00.000Z',
    };
    const letter = {
      id: 'a',
      timestamp: 9,
      data,
      remove: () => Promise.resolve(steps.push('removed')),
    };
    const deadLetters = { getJobs: () => Promise.resolve([letter]) };
    const target = {
      add: (...args: unknown[]) => Promise.resolve(steps.push(args)),
    };
    await expect(
      replay(deadLetters as unknown as Queue<DeadLetter>, target as unknown as Queue),
    ).resolves.toBe(1);
    expect(steps).toEqual([
      [
        'note-created',
        { noteId: '1' },
        expect.objectContaining({ attempts: 5, jobId: 'replay-a-9' }),
      ],
      'removed',
    ]);
  });
});
