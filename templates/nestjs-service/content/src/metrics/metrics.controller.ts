import { Controller, Get, Header } from '@nestjs/common';
import { ApiExcludeController } from '@nestjs/swagger';
import { Public } from '../auth/public.decorator.js';
import { Unlimited } from '../rate-limit/unlimited.decorator.js';
import { apiPrefix } from '../service.js';
import { Metrics } from './metrics.js';

/** What Prometheus scrapes. The ingress does not route it: see the network policies. */
@Public()
@Unlimited()
@ApiExcludeController()
@Controller(`${apiPrefix}/metrics`)
export class MetricsController {
  constructor(private readonly metrics: Metrics) {}

  @Get()
  @Header('Content-Type', 'text/plain; version=0.0.4; charset=utf-8')
  read(): Promise<string> {
    return this.metrics.registry.metrics();
  }
}
