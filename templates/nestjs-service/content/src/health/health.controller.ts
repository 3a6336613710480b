import { Controller, Get, ServiceUnavailableException } from '@nestjs/common';
import { apiPrefix } from '../service.js';
import { type Health, HealthService } from './health.service.js';

/** Also at `/health`, which load balancers and older tooling ask. */
@Controller([`${apiPrefix}/health`, 'health'])
export class HealthController {
  constructor(private readonly health: HealthService) {}

  /** May this process be sent traffic? Checks of what it depends on belong here. */
  @Get()
  ready(): Health {
    const health = this.health.check();
    if (health.status !== 'ok') {
      throw new ServiceUnavailableException(health);
    }
    return health;
  }

  /** Is this process alive? Depends on nothing outside it. */
  @Get('live')
  live(): { status: 'ok' } {
    return { status: 'ok' };
  }
}
