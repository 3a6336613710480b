import { type DynamicModule, Module } from '@nestjs/common';
import { APP_FILTER } from '@nestjs/core';
import { SentryModule } from '@sentry/nestjs/setup';
import { AuthModule } from './auth/auth.module.js';
import { ConfigModule } from './config/config.module.js';
import type { Environment } from './config/environment.js';
import { DatabaseModule } from './database/database.module.js';
import { HealthModule } from './health/health.module.js';
import { LoggingModule } from './logging/logging.module.js';
import { MetricsModule } from './metrics/metrics.module.js';
import { NotesModule } from './modules/notes/notes.module.js';
import { RateLimitModule } from './rate-limit/rate-limit.module.js';
import { RedisModule } from './redis/redis.module.js';
import { ErrorFilter } from './telemetry/error.filter.js';

/** What answers requests. */
@Module({})
export class AppModule {
  static with(environment: Environment): DynamicModule {
    return {
      module: AppModule,
      imports: [
        SentryModule.forRoot(),
        ConfigModule.with(environment),
        LoggingModule.with(environment),
        MetricsModule,
        DatabaseModule,
        RedisModule,
        HealthModule,
        // Guards run in this order: whoever sends too much is not even authenticated
        RateLimitModule,
        AuthModule,
        NotesModule,
      ],
      providers: [{ provide: APP_FILTER, useClass: ErrorFilter }],
    };
  }
}
