import type { Queue } from 'bullmq';
import { type DeadLetter, jobOptions } from './queues.js';

/**
 * Gives dead letters back to the queue they came from, with fresh attempts.
 * Each is removed only after it has been added; one that is interrupted in
 * between is added once, because it keeps its id.
 */
export async function replay(deadLetters: Queue<DeadLetter>, target: Queue): Promise<number> {
  const letters = await deadLetters.getJobs(['waiting'], 0, -1, true);
  for (const letter of letters) {
    const jobId = `replay-${letter.id ?? ''}-${letter.timestamp}`;
    await target.add(letter.data.name, letter.data.data, { ...jobOptions, jobId });
    await letter.remove();
  }
  return letters.length;
}
