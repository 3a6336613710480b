import { Inject, Injectable, Logger, type OnApplicationShutdown } from '@nestjs/common';
import { drizzle } from 'drizzle-orm/node-postgres';
import { ENVIRONMENT } from '../../config/config.module.js';
import type { Environment } from '../../config/environment.js';
import { Metrics } from '../../metrics/metrics.js';
import { DatabaseHealth, type PoolUsage } from '../database-health.js';
import { createPool, usageOf } from '../postgres-pool.js';
import * as schema from './schema.js';

@Injectable()
export class DrizzleDatabase extends DatabaseHealth implements OnApplicationShutdown {
  private readonly pool;
  private readonly client;

  constructor(
    @Inject(ENVIRONMENT) environment: Environment,
    private readonly metrics: Metrics,
  ) {
    super();
    const logger = new Logger('Database');
    this.pool = createPool(environment, (error) => logger.error(error.message));
    this.client = drizzle(this.pool, { schema });
    metrics.observePool(() => this.poolUsage());
  }

  /** Runs a query under the name it has in `db_query_duration_seconds`. */
  run<T>(operation: string, query: (client: DrizzleDatabase['client']) => Promise<T>): Promise<T> {
    return this.metrics.timeQuery(operation, () => query(this.client));
  }

  override async ping(): Promise<void> {
    await this.pool.query('SELECT 1');
  }

  override poolUsage(): PoolUsage {
    return usageOf(this.pool);
  }

  /** After requests and jobs are done. */
  async onApplicationShutdown(): Promise<void> {
    await this.pool.end();
  }
}
