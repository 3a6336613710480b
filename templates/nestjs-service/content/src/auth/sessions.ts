import { Injectable } from '@nestjs/common';
import { RedisConnections } from '../redis/redis.module.js';
import type { Caller } from './caller.js';

const keyOf = (tokenId: string) => `session:revoked:${tokenId}`;

/** Remembers tokens that were given back before they expired, in every replica. */
@Injectable()
export class Sessions {
  constructor(private readonly redis: RedisConnections) {}

  async revoke({ jti, exp }: Caller, now = Date.now()): Promise<void> {
    const remaining = exp - Math.floor(now / 1000);
    if (jti !== undefined && remaining > 0) {
      await this.redis.requests.set(keyOf(jti), '1', 'EX', remaining);
    }
  }

  async isRevoked({ jti }: Caller): Promise<boolean> {
    return jti !== undefined && (await this.redis.requests.exists(keyOf(jti))) === 1;
  }
}
