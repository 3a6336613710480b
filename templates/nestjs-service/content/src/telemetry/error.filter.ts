import { Catch } from '@nestjs/common';
import { SentryGlobalFilter } from '@sentry/nestjs/setup';

/** Reports what nobody expected to Sentry; answers as Nest does. */
@Catch()
export class ErrorFilter extends SentryGlobalFilter {
  // Says that nothing is injected here, which the inherited one leaves open
  constructor() {
    super();
  }
}
