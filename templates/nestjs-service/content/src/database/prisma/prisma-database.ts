import { Inject, Injectable, Logger, type OnApplicationShutdown } from '@nestjs/common';
import { PrismaPg } from '@prisma/adapter-pg';
import { ENVIRONMENT } from '../../config/config.module.js';
import type { Environment } from '../../config/environment.js';
import { PrismaClient } from '../../generated/prisma/client.js';
import { Metrics } from '../../metrics/metrics.js';
import { DatabaseHealth, type PoolUsage } from '../database-health.js';
import { createPool, usageOf } from '../postgres-pool.js';

/** A Prisma client whose queries show up in `db_query_duration_seconds`. */
export function createClient(adapter: PrismaPg, metrics: Metrics) {
  return new PrismaClient({ adapter }).$extends({
    query: {
      $allOperations: ({ model, operation, args, query }) =>
        metrics.timeQuery(model ? `${model}.${operation}` : operation, () => query(args)),
    },
  });
}

export type Client = ReturnType<typeof createClient>;

@Injectable()
export class PrismaDatabase extends DatabaseHealth implements OnApplicationShutdown {
  private readonly pool;
  readonly client: Client;

  constructor(@Inject(ENVIRONMENT) environment: Environment, metrics: Metrics) {
    super();
    const logger = new Logger('Database');
    this.pool = createPool(environment, (error) => logger.error(error.message));
    this.client = createClient(new PrismaPg(this.pool), metrics);
    metrics.observePool(() => this.poolUsage());
  }

  override async ping(): Promise<void> {
    await this.pool.query('SELECT 1');
  }

  override poolUsage(): PoolUsage {
    return usageOf(this.pool);
  }

  /** After requests and jobs are done. */
  async onApplicationShutdown(): Promise<void> {
    await this.client.$disconnect();
    await this.pool.end();
  }
}
