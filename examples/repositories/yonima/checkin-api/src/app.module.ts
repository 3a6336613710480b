import { Module } from '@nestjs/common';
import { SentryModule } from '@sentry/nestjs/setup';
import { LoggerModule } from 'nestjs-pino';
import { CheckinsModule } from './checkins/checkins.module';
import { ExportsModule } from './exports/exports.module';
import { HealthModule } from './health/health.module';
import { ParticipantsModule } from './participants/participants.module';
import { PrismaModule } from './prisma/prisma.module';
import { SessionsModule } from './sessions/sessions.module';

@Module({
  imports: [
    SentryModule.forRoot(),
    LoggerModule.forRoot({
      pinoHttp: { redact: ['req.headers.authorization'] },
    }),
    PrismaModule,
    HealthModule,
    SessionsModule,
    ParticipantsModule,
    CheckinsModule,
    ExportsModule,
  ],
})
export class AppModule {}
