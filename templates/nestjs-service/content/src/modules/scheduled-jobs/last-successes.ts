import { Injectable } from '@nestjs/common';
import { withTimeout } from '../../common/timeout.js';
import { Metrics } from '../../metrics/metrics.js';
import { RedisConnections } from '../../redis/redis.module.js';

const key = 'scheduled-jobs:last-success';

/** When each job last succeeded: in Redis, because the next run is on any replica. */
@Injectable()
export class LastSuccesses {
  constructor(
    private readonly redis: RedisConnections,
    metrics: Metrics,
  ) {
    metrics.observeScheduledJobs(() => this.read());
  }

  async record(job: string, now = Date.now()): Promise<void> {
    await this.redis.requests.hset(key, job, Math.floor(now / 1000));
  }

  /** Unix time in seconds by job; nothing while Redis is away. */
  async read(): Promise<Record<string, number>> {
    try {
      const times = await withTimeout(this.redis.requests.hgetall(key), 2_000, 'Redis');
      return Object.fromEntries(Object.entries(times).map(([job, time]) => [job, Number(time)]));
    } catch {
      return {};
    }
  }
}
