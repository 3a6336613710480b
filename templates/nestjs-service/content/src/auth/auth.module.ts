import { Module } from '@nestjs/common';
import { APP_GUARD } from '@nestjs/core';
import { AuthGuard } from './auth.guard.js';
import { SessionController } from './session.controller.js';
import { Sessions } from './sessions.js';
import { Tokens } from './tokens.js';

@Module({
  controllers: [SessionController],
  providers: [Tokens, Sessions, { provide: APP_GUARD, useClass: AuthGuard }],
})
export class AuthModule {}
