import { isError, ResponseError } from '@backstage/errors';

/** What kind of failure it is, which decides what a person can do. */
export type FailureKind = 'invalid' | 'forbidden' | 'notFound' | 'other';

export interface Failure {
  readonly kind: FailureKind;
  /** The server's own sentence, if it said one. */
  readonly message?: string;
}

const KINDS: Partial<Record<string, FailureKind>> = {
  400: 'invalid',
  403: 'forbidden',
  404: 'notFound',
  InputError: 'invalid',
  NotAllowedError: 'forbidden',
  NotFoundError: 'notFound',
};

function asSentence(text: string): string | undefined {
  const trimmed = text.trim();
  if (!trimmed) {
    return undefined;
  }
  return /[.!?…]$/.test(trimmed) ? trimmed : `${trimmed}.`;
}

/** Reads a failed call of the API as something to tell a person. */
export function describeFailure(error: unknown): Failure {
  if (error instanceof ResponseError) {
    return {
      kind: KINDS[error.statusCode] ?? 'other',
      message: asSentence(error.body.error.message),
    };
  }
  if (isError(error)) {
    return {
      kind: KINDS[error.name] ?? 'other',
      message: asSentence(error.message),
    };
  }
  return { kind: 'other', message: asSentence(String(error ?? '')) };
}
