import 'server-only';
import { headers } from 'next/headers';
import { logger } from '@/logging/logger';
import { requestIdHeader, requestIdOf } from '@/logging/request-id';
import { BackendError } from './backend-error';

/** Answers a problem in the backend's own form. */
export function problem(
  status: number,
  message: string,
  errors: readonly { field: string; message: string }[] = [],
): Response {
  return Response.json(
    { statusCode: status, message, ...(errors.length > 0 ? { errors } : {}) },
    { status, headers: { 'cache-control': 'no-store' } },
  );
}

/** Reads a request's JSON; undefined when it is none. */
export async function readJson(request: Request): Promise<unknown> {
  return request.json().catch(() => undefined);
}

/** Logs that a call of the backend failed; the request id, to find both sides of it. */
export async function logFailure(error: unknown): Promise<string> {
  const request_id = requestIdOf(await headers());
  logger.error({ err: error, request_id }, 'the backend failed');
  return request_id;
}

/** Runs a handler; a backend that fails becomes 502 instead of a page of this server. */
export async function answering(handler: () => Promise<Response>): Promise<Response> {
  try {
    return await handler();
  } catch (error) {
    if (!(error instanceof BackendError)) {
      throw error;
    }
    const requestId = await logFailure(error);
    return Response.json(
      { statusCode: 502, message: 'The backend is not available', requestId },
      { status: 502, headers: { 'cache-control': 'no-store', [requestIdHeader]: requestId } },
    );
  }
}
