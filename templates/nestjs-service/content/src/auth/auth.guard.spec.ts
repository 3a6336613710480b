import {
  type ExecutionContext,
  ForbiddenException,
  ServiceUnavailableException,
  UnauthorizedException,
} from '@nestjs/common';
import { Reflector } from '@nestjs/core';
import { secret } from '../../test/support/environment.js';
import { tokenFor } from '../../test/support/tokens.js';
import { Metrics } from '../metrics/metrics.js';
import type { RedisConnections } from '../redis/redis.module.js';
import { AuthGuard } from './auth.guard.js';
import type { AuthenticatedRequest } from './caller.js';
import { Public } from './public.decorator.js';
import { Roles } from './roles.decorator.js';
import { Sessions } from './sessions.js';
import { Tokens } from './tokens.js';

class Handlers {
  @Public()
  open(): void {}

  closed(): void {}

  @Roles('admin')
  administration(): void {}
}

function setUp() {
  const keys = new Map<string, string>();
  const requests = {
    set: (key: string, value: string) => Promise.resolve(keys.set(key, value)),
    exists: (key: string) => Promise.resolve(keys.has(key) ? 1 : 0),
  };
  const metrics = new Metrics();
  const sessions = new Sessions({ requests } as unknown as RedisConnections);
  const guard = new AuthGuard(
    new Reflector(),
    new Tokens({ JWT_SECRET: secret }),
    sessions,
    metrics,
  );
  const ask = async (handler: keyof Handlers, authorization?: string) => {
    const request = { headers: { authorization } } as unknown as AuthenticatedRequest;
    const context = {
      getHandler: () => Reflect.get(Handlers.prototype, handler) as unknown,
      getClass: () => Handlers,
      switchToHttp: () => ({ getRequest: () => request }),
    } as unknown as ExecutionContext;
    await guard.canActivate(context);
    return request.caller;
  };
  return { ask, metrics, sessions, requests };
}

describe('AuthGuard', () => {
  it('lets everybody in where it says so', async () => {
    const { ask } = setUp();
    await expect(ask('open')).resolves.toBeUndefined();
  });

  it('lets in whoever has a valid token, and says who it is', async () => {
    const { ask } = setUp();
    await expect(ask('closed', `Bearer ${await tokenFor('alice')}`)).resolves.toMatchObject({
      sub: 'alice',
      email: 'alice@example.com',
    });
  });

  it.each([
    ['missing', () => Promise.resolve(undefined)],
    ['missing', () => Promise.resolve('Basic YTpi')],
    ['invalid', () => Promise.resolve('Bearer nonsense')],
    ['invalid', async () => `Bearer ${await tokenFor('eve', { key: 'e'.repeat(32) })}`],
    ['invalid', async () => `Bearer ${unsigned(await tokenFor('eve'))}`],
    ['expired', async () => `Bearer ${await tokenFor('alice', { expires: '-1m' })}`],
  ])('answers 401 to a token that is %s', async (reason, authorization) => {
    const { ask, metrics } = setUp();
    await expect(ask('closed', await authorization())).rejects.toThrow(UnauthorizedException);
    const { values } = await metrics.authFailures.get();
    expect(values).toEqual([{ labels: { reason }, value: 1 }]);
  });

  it('answers 403 without the role', async () => {
    const { ask } = setUp();
    const user = `Bearer ${await tokenFor('alice', { roles: ['reader'] })}`;
    await expect(ask('administration', user)).rejects.toThrow(ForbiddenException);
    const admin = `Bearer ${await tokenFor('root', { roles: ['admin'] })}`;
    await expect(ask('administration', admin)).resolves.toMatchObject({ sub: 'root' });
  });

  it('refuses a session that has ended', async () => {
    const { ask, sessions } = setUp();
    const authorization = `Bearer ${await tokenFor('alice', { id: 'one' })}`;
    const caller = await ask('closed', authorization);
    expect(caller).toBeDefined();
    await sessions.revoke(caller ?? never());
    await expect(ask('closed', authorization)).rejects.toThrow('The session has ended');
  });

  it('does not guess while sessions cannot be checked', async () => {
    const { ask, requests } = setUp();
    requests.exists = () => Promise.reject(new Error('away'));
    const authorization = `Bearer ${await tokenFor('alice', { id: 'one' })}`;
    await expect(ask('closed', authorization)).rejects.toThrow(ServiceUnavailableException);
  });
});

/** The same claims under the algorithm "none". */
function unsigned(token: string): string {
  const header = Buffer.from('{"alg":"none"}').toString('base64url');
  return `${header}.${token.split('.')[1] ?? ''}.`;
}

function never(): never {
  throw new Error('no caller');
}
