import { type DynamicModule, Module } from '@nestjs/common';
import { ConfigModule } from './config/config.module.js';
import type { Environment } from './config/environment.js';
import { DatabaseModule } from './database/database.module.js';
import { HealthModule } from './health/health.module.js';
import { LoggingModule } from './logging/logging.module.js';
import { MetricsModule } from './metrics/metrics.module.js';
import { NotificationsWorkerModule } from './modules/notifications/notifications-worker.module.js';
// golden-path:if scheduledJobs
import { ScheduledJobsModule } from './modules/scheduled-jobs/scheduled-jobs.module.js';
// golden-path:end
import { RedisModule } from './redis/redis.module.js';

/** What works on the queues; over HTTP it only answers probes and Prometheus. */
@Module({})
export class WorkerModule {
  static with(environment: Environment): DynamicModule {
    return {
      module: WorkerModule,
      imports: [
        ConfigModule.with(environment),
        LoggingModule.with(environment),
        MetricsModule,
        DatabaseModule,
        RedisModule,
        HealthModule,
        NotificationsWorkerModule,
        // golden-path:if scheduledJobs
        ScheduledJobsModule,
        // golden-path:end
      ],
    };
  }
}
