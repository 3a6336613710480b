import type {
  AuditorService,
  AuditorServiceCreateEventOptions,
  BackstageCredentials,
} from '@backstage/backend-plugin-api';
import { isError } from '@backstage/errors';
import type { JsonObject } from '@backstage/types';
import type { Request } from 'express';

/** On whose behalf, and for the audit log from where, something is asked. */
export interface Caller<C extends BackstageCredentials = BackstageCredentials> {
  readonly credentials: C;
  readonly request: Request;
}

/** Acts, and leaves in the audit log what was asked and how it ended. */
export async function audited<T>(
  auditor: AuditorService,
  options: Omit<AuditorServiceCreateEventOptions, 'request'>,
  caller: Caller,
  act: () => Promise<{ result: T; meta: JsonObject }>,
): Promise<T> {
  const event = await auditor.createEvent({
    ...options,
    request: caller.request,
  });
  try {
    const done = await act();
    await event.success({ meta: done.meta });
    return done.result;
  } catch (error) {
    await event.fail({
      error: isError(error) ? error : new Error(String(error)),
    });
    throw error;
  }
}
