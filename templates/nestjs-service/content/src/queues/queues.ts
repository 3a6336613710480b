import type { JobsOptions } from 'bullmq';

export const notificationsQueue = 'notifications';

/** Where jobs of a queue go whose attempts are used up. */
export const deadLettersOf = (queue: string) => `${queue}-dead-letter`;

/** Jobs that may wait before `business_capacity_ratio` says the backlog is full. */
export const plannedBacklog = 10_000;

/** Five attempts within half a minute; finished jobs do not pile up in Redis. */
export const jobOptions: JobsOptions = {
  attempts: 5,
  backoff: { type: 'exponential', delay: 2_000, jitter: 0.5 },
  removeOnComplete: { age: 3_600, count: 1_000 },
  removeOnFail: { age: 24 * 3_600, count: 1_000 },
};

/** A job that failed for good, with what it takes to run it again. */
export interface DeadLetter {
  readonly queue: string;
  readonly name: string;
  readonly data: unknown;
  readonly reason: string;
  readonly attempts: number;
  /** ISO 8601 in UTC. */
  readonly failedAt: string;
}
