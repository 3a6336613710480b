import { Inject, Injectable, type OnModuleDestroy } from '@nestjs/common';
import { withTimeout } from '../common/timeout.js';
import { ENVIRONMENT } from '../config/config.module.js';
import type { Environment } from '../config/environment.js';
import { DatabaseHealth } from '../database/database-health.js';
import { RedisConnections } from '../redis/redis.module.js';
import { serviceName } from '../service.js';

type State = 'up' | 'down';

export interface Health {
  readonly status: 'ok' | 'failing' | 'stopping';
  readonly service: string;
  readonly version: string;
  /** Seconds since the process started. */
  readonly uptime: number;
  readonly checks: { readonly database: State; readonly redis: State };
}

/** Less than the orchestrator waits for its probes. */
const patience = 2_000;

/** What the orchestrator may know about this process. */
@Injectable()
export class HealthService implements OnModuleDestroy {
  private stopping = false;

  constructor(
    @Inject(ENVIRONMENT) private readonly environment: Pick<Environment, 'APP_VERSION'>,
    private readonly database: DatabaseHealth,
    private readonly redis: RedisConnections,
  ) {}

  /** SIGTERM: no new traffic, please, while requests in flight are finished. */
  onModuleDestroy(): void {
    this.stopping = true;
  }

  async check(): Promise<Health> {
    const [database, redis] = await Promise.all([
      stateOf(this.database.ping(), 'The database'),
      stateOf(this.redis.ping(), 'Redis'),
    ]);
    const up = database === 'up' && redis === 'up';
    return {
      status: this.stopping ? 'stopping' : up ? 'ok' : 'failing',
      service: serviceName,
      version: this.environment.APP_VERSION,
      uptime: Math.round(process.uptime()),
      checks: { database, redis },
    };
  }
}

async function stateOf(ping: Promise<void>, what: string): Promise<State> {
  try {
    await withTimeout(ping, patience, what);
    return 'up';
  } catch {
    return 'down';
  }
}
