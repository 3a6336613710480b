import { isError, ResponseError } from '@backstage/errors';

/** What kind of failure it is, which decides what a person can do. */
export type FailureKind =
  | 'invalid'
  | 'forbidden'
  | 'notFound'
  | 'conflict'
  | 'other';

export interface Failure {
  readonly kind: FailureKind;
  /** The server's own sentence, if it said one. */
  readonly message?: string;
}

const KIND_BY_STATUS: Partial<Record<number, FailureKind>> = {
  400: 'invalid',
  403: 'forbidden',
  404: 'notFound',
  409: 'conflict',
};

const KIND_BY_NAME: Partial<Record<string, FailureKind>> = {
  InputError: 'invalid',
  NotAllowedError: 'forbidden',
  NotFoundError: 'notFound',
  ConflictError: 'conflict',
};

function sentence(text: string | undefined): string | undefined {
  const trimmed = text?.trim();
  if (!trimmed) {
    return undefined;
  }
  return /[.!?…]$/.test(trimmed) ? trimmed : `${trimmed}.`;
}

/** Reads a failed call of the API as something to show to a person. */
export function describeFailure(error: unknown): Failure {
  if (error instanceof ResponseError) {
    return {
      kind: KIND_BY_STATUS[error.statusCode] ?? 'other',
      message: sentence(error.body.error.message),
    };
  }
  if (isError(error)) {
    return {
      kind: KIND_BY_NAME[error.name] ?? 'other',
      message: sentence(error.message),
    };
  }
  return { kind: 'other', message: sentence(String(error ?? '')) };
}
