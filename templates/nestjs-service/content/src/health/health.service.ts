import { Injectable, type OnModuleDestroy } from '@nestjs/common';
import { serviceName } from '../service.js';

export interface Health {
  readonly status: 'ok' | 'stopping';
  readonly service: string;
  /** Seconds since the process started. */
  readonly uptime: number;
}

/** What the orchestrator may know about this process. */
@Injectable()
export class HealthService implements OnModuleDestroy {
  private stopping = false;

  /** SIGTERM: no new traffic, please, while requests in flight are finished. */
  onModuleDestroy(): void {
    this.stopping = true;
  }

  check(): Health {
    return {
      status: this.stopping ? 'stopping' : 'ok',
      service: serviceName,
      uptime: Math.round(process.uptime()),
    };
  }
}
