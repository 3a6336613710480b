import {
  Global,
  Inject,
  Injectable,
  Logger,
  Module,
  type OnApplicationShutdown,
  type OnModuleInit,
} from '@nestjs/common';
import { Redis } from 'ioredis';
import { SparseLogger } from '../common/sparse-logger.js';
import { withTimeout } from '../common/timeout.js';
import { ENVIRONMENT } from '../config/config.module.js';
import type { Environment } from '../config/environment.js';

/** Milliseconds until the next attempt to connect: 100, 200, 400 … at most 10 s. */
export function reconnectDelay(attempt: number): number {
  return Math.min(100 * 2 ** Math.min(attempt - 1, 10), 10_000);
}

/**
 * The connections to Redis. Requests fail fast while it is away; workers wait
 * for it. Both come back by themselves, and neither floods the log.
 */
@Injectable()
export class RedisConnections implements OnModuleInit, OnApplicationShutdown {
  private readonly logger = new Logger('Redis');
  private readonly sparse = new SparseLogger((message) => this.logger.error(message));
  private readonly opened: Redis[] = [];
  /** Of requests: cache, rate limits, adding jobs. */
  readonly requests: Redis;

  constructor(@Inject(ENVIRONMENT) private readonly environment: Environment) {
    this.requests = this.open({ maxRetriesPerRequest: 1, commandTimeout: 2_000 });
  }

  /** Not awaited: the process starts, and says in its health what it lacks. */
  onModuleInit(): void {
    if (this.requests.status === 'wait') {
      this.requests.connect().catch((error: Error) => this.reportError(error));
    }
  }

  /** Of a worker: BullMQ demands that its commands wait however long it takes. */
  forWorker(): Redis {
    return this.open({ maxRetriesPerRequest: null });
  }

  reportError(error: Error): void {
    this.sparse.log(error.message || error.name);
  }

  async ping(): Promise<void> {
    await this.requests.ping();
  }

  async isThere(): Promise<boolean> {
    try {
      await withTimeout(this.ping(), 1_000, 'Redis');
      return true;
    } catch {
      return false;
    }
  }

  onApplicationShutdown(): void {
    for (const connection of this.opened) {
      // Not `quit`: it would wait for a Redis that is away
      connection.disconnect();
    }
  }

  private open(options: { maxRetriesPerRequest: number | null; commandTimeout?: number }): Redis {
    const connection = new Redis(this.environment.REDIS_URL, {
      ...options,
      lazyConnect: true,
      connectTimeout: 5_000,
      retryStrategy: reconnectDelay,
    });
    connection.on('error', (error) => this.reportError(error));
    this.opened.push(connection);
    return connection;
  }
}

@Global()
@Module({ providers: [RedisConnections], exports: [RedisConnections] })
export class RedisModule {}
