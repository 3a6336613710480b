import { setTimeout as wait } from 'node:timers/promises';
import {
  Inject,
  Injectable,
  Logger,
  type OnApplicationShutdown,
  type OnModuleInit,
} from '@nestjs/common';
import mongoose, { type Connection } from 'mongoose';
import { SparseLogger } from '../../common/sparse-logger.js';
import { ENVIRONMENT } from '../../config/config.module.js';
import type { Environment } from '../../config/environment.js';
import { Metrics } from '../../metrics/metrics.js';
import { serviceName } from '../../service.js';
import { DatabaseHealth, type PoolUsage } from '../database-health.js';
import { connectionTimeout, idleTimeout, statementTimeout } from '../limits.js';
import { type Models, modelsOf } from './documents.js';
import { PoolCounter } from './pool-counter.js';

/** Milliseconds between attempts to reach a database that is not there yet. */
const pause = 1_000;

@Injectable()
export class MongooseDatabase
  extends DatabaseHealth
  implements OnModuleInit, OnApplicationShutdown
{
  private readonly connection: Connection = mongoose.createConnection();
  private readonly models: Models = modelsOf(this.connection);
  private readonly logger = new Logger('Database');
  private readonly sparse = new SparseLogger((message) => this.logger.error(message));
  private readonly stopped = new AbortController();
  private counter: PoolCounter | undefined;

  constructor(
    @Inject(ENVIRONMENT) private readonly environment: Environment,
    private readonly metrics: Metrics,
  ) {
    super();
    this.connection.on('error', (error: Error) => this.sparse.log(error.message));
    metrics.observePool(() => this.poolUsage());
  }

  /** Not awaited: the process starts, and says in its health what it lacks. */
  onModuleInit(): void {
    void this.connect();
  }

  /** Runs a query under the name it has in `db_query_duration_seconds`. */
  run<T>(operation: string, query: (models: Models) => Promise<T>): Promise<T> {
    return this.metrics.timeQuery(operation, () => query(this.models));
  }

  override async ping(): Promise<void> {
    const { db } = this.connection;
    if (!db) {
      throw new Error('The database has not been reached yet');
    }
    await db.command({ ping: 1 });
  }

  override poolUsage(): PoolUsage {
    return this.counter?.usage() ?? { active: 0, idle: 0, waiting: 0 };
  }

  /** After requests and jobs are done. */
  async onApplicationShutdown(): Promise<void> {
    this.stopped.abort();
    await this.connection.close(true);
  }

  /** Mongoose repairs a connection that breaks, but not one that never was. */
  private async connect(): Promise<void> {
    while (!this.stopped.signal.aborted) {
      try {
        await this.connection.openUri(this.environment.DATABASE_URL, {
          appName: serviceName,
          maxPoolSize: this.environment.DATABASE_POOL_MAX,
          serverSelectionTimeoutMS: connectionTimeout,
          waitQueueTimeoutMS: connectionTimeout,
          maxIdleTimeMS: idleTimeout,
          socketTimeoutMS: 2 * statementTimeout,
        });
        this.counter = new PoolCounter(this.connection.getClient());
        return;
      } catch (error) {
        this.sparse.log((error as Error).message);
        await wait(pause, undefined, { signal: this.stopped.signal }).catch(() => undefined);
      }
    }
  }
}
