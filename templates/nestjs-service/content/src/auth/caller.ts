import { createParamDecorator, type ExecutionContext } from '@nestjs/common';
import type { Request } from 'express';
import { z } from 'zod';

/** What a token has to say about who sends it. */
export const callerSchema = z.object({
  sub: z.string().min(1).max(128),
  name: z.string().min(1).max(120).optional(),
  email: z.email().max(254).optional(),
  roles: z.array(z.string()).default([]),
  jti: z.string().optional(),
  exp: z.number(),
});

export type Caller = z.infer<typeof callerSchema>;

export type AuthenticatedRequest = Request & { caller?: Caller };

/** Parameter of a handler: who sent the request. */
export const CurrentCaller = createParamDecorator((_: unknown, context: ExecutionContext) => {
  const { caller } = context.switchToHttp().getRequest<AuthenticatedRequest>();
  return caller;
});
