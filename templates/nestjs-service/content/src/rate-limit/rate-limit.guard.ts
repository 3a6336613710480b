import {
  type CanActivate,
  type ExecutionContext,
  HttpException,
  HttpStatus,
  Inject,
  Injectable,
} from '@nestjs/common';
import { Reflector } from '@nestjs/core';
import type { Request, Response } from 'express';
import { RateLimiterMemory, RateLimiterRedis, RateLimiterRes } from 'rate-limiter-flexible';
import { ENVIRONMENT } from '../config/config.module.js';
import type { Environment } from '../config/environment.js';
import { Metrics } from '../metrics/metrics.js';
import { RedisConnections } from '../redis/redis.module.js';
import { unlimitedKey } from './unlimited.decorator.js';

/**
 * Requests per minute and address, counted in Redis for all replicas together;
 * while Redis is away each replica counts for itself.
 */
@Injectable()
export class RateLimitGuard implements CanActivate {
  private readonly limiter: RateLimiterRedis;

  constructor(
    @Inject(ENVIRONMENT) { RATE_LIMIT_PER_MINUTE: points }: Environment,
    redis: RedisConnections,
    private readonly reflector: Reflector,
    private readonly metrics: Metrics,
  ) {
    this.limiter = new RateLimiterRedis({
      storeClient: redis.requests,
      keyPrefix: 'rate-limit',
      points,
      duration: 60,
      // Nobody waits for a Redis that is away
      rejectIfRedisNotReady: true,
      insuranceLimiter: new RateLimiterMemory({ points, duration: 60 }),
    });
  }

  async canActivate(context: ExecutionContext): Promise<boolean> {
    const targets = [context.getHandler(), context.getClass()];
    if (this.reflector.getAllAndOverride<boolean>(unlimitedKey, targets)) {
      return true;
    }
    const http = context.switchToHttp();
    try {
      await this.limiter.consume(http.getRequest<Request>().ip ?? 'unknown');
      return true;
    } catch (refusal) {
      if (!(refusal instanceof RateLimiterRes)) {
        throw refusal;
      }
      this.metrics.rateLimited.inc();
      const seconds = Math.max(1, Math.ceil(refusal.msBeforeNext / 1000));
      http.getResponse<Response>().setHeader('Retry-After', seconds);
      throw new HttpException(
        `Too many requests: try again in ${seconds} s`,
        HttpStatus.TOO_MANY_REQUESTS,
      );
    }
  }
}
