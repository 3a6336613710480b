import { Inject, Injectable } from '@nestjs/common';
import { errors, jwtVerify } from 'jose';
import { ENVIRONMENT } from '../config/config.module.js';
import type { Environment } from '../config/environment.js';
import { type Caller, callerSchema } from './caller.js';

export type TokenProblem = 'invalid' | 'expired';

/** Verifies the tokens that the identity provider signed with the shared secret. */
@Injectable()
export class Tokens {
  private readonly secret: Uint8Array;

  constructor(@Inject(ENVIRONMENT) { JWT_SECRET }: Pick<Environment, 'JWT_SECRET'>) {
    this.secret = new TextEncoder().encode(JWT_SECRET);
  }

  async verify(token: string): Promise<Caller | TokenProblem> {
    try {
      // Only this algorithm: a token must not choose how it is checked
      const { payload } = await jwtVerify(token, this.secret, {
        algorithms: ['HS256'],
        requiredClaims: ['sub', 'exp'],
      });
      return callerSchema.parse(payload);
    } catch (error) {
      return error instanceof errors.JWTExpired ? 'expired' : 'invalid';
    }
  }
}
