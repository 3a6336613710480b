import {
  type CanActivate,
  type ExecutionContext,
  ForbiddenException,
  Injectable,
  ServiceUnavailableException,
  UnauthorizedException,
} from '@nestjs/common';
import { Reflector } from '@nestjs/core';
import { Metrics } from '../metrics/metrics.js';
import type { AuthenticatedRequest, Caller } from './caller.js';
import { publicKey } from './public.decorator.js';
import { rolesKey } from './roles.decorator.js';
import { Sessions } from './sessions.js';
import { Tokens } from './tokens.js';

const sentences = {
  missing: 'Send a token: Authorization: Bearer <token>',
  invalid: 'The token is not valid',
  expired: 'The token has expired',
  revoked: 'The session has ended',
} as const;

/** 401 without a valid token, 403 without the role. Handlers are closed unless `@Public()`. */
@Injectable()
export class AuthGuard implements CanActivate {
  constructor(
    private readonly reflector: Reflector,
    private readonly tokens: Tokens,
    private readonly sessions: Sessions,
    private readonly metrics: Metrics,
  ) {}

  async canActivate(context: ExecutionContext): Promise<boolean> {
    const targets = [context.getHandler(), context.getClass()];
    if (this.reflector.getAllAndOverride<boolean>(publicKey, targets)) {
      return true;
    }
    const request = context.switchToHttp().getRequest<AuthenticatedRequest>();
    const caller = await this.authenticate(request.headers.authorization);
    const roles = this.reflector.getAllAndOverride<string[] | undefined>(rolesKey, targets);
    if (roles && !roles.some((role) => caller.roles.includes(role))) {
      this.metrics.authFailures.inc({ reason: 'forbidden' });
      throw new ForbiddenException(`This needs one of the roles: ${roles.join(', ')}`);
    }
    request.caller = caller;
    return true;
  }

  private async authenticate(header: string | undefined): Promise<Caller> {
    const token = /^Bearer (\S+)$/i.exec(header ?? '')?.[1];
    if (token === undefined) {
      throw this.refusal('missing');
    }
    const caller = await this.tokens.verify(token);
    if (typeof caller === 'string') {
      throw this.refusal(caller);
    }
    if (await this.isRevoked(caller)) {
      throw this.refusal('revoked');
    }
    return caller;
  }

  /** A session that cannot be checked is not let in. */
  private async isRevoked(caller: Caller): Promise<boolean> {
    try {
      return await this.sessions.isRevoked(caller);
    } catch {
      throw new ServiceUnavailableException('Sessions cannot be checked right now');
    }
  }

  private refusal(reason: keyof typeof sentences): UnauthorizedException {
    this.metrics.authFailures.inc({ reason });
    return new UnauthorizedException(sentences[reason]);
  }
}
