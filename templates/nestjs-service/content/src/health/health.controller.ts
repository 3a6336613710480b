import { Controller, Get, ServiceUnavailableException } from '@nestjs/common';
import { ApiExcludeController } from '@nestjs/swagger';
import { Public } from '../auth/public.decorator.js';
import { Unlimited } from '../rate-limit/unlimited.decorator.js';
import { apiPrefix } from '../service.js';
import { type Health, HealthService } from './health.service.js';

/** Also at `/health`, which load balancers and older tooling ask. */
@Public()
@Unlimited()
@ApiExcludeController()
@Controller([`${apiPrefix}/health`, 'health'])
export class HealthController {
  constructor(private readonly health: HealthService) {}

  /** May this process be sent traffic? Not without its database and Redis. */
  @Get()
  async ready(): Promise<Health> {
    const health = await this.health.check();
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
