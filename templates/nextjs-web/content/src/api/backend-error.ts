/** The backend did not do what it was asked to, and asking differently would not help. */
export class BackendError extends Error {
  override readonly name = 'BackendError';

  constructor(
    readonly operation: string,
    /** HTTP status; undefined when there was no answer. */
    readonly status?: number,
    options?: ErrorOptions,
  ) {
    super(`${operation}: the backend ${status ? `answered ${status}` : 'did not answer'}`, options);
  }
}

/** For the `catch` of a call: says which call got no answer. */
export function unanswered(operation: string): (cause: unknown) => never {
  return (cause) => {
    throw new BackendError(operation, undefined, { cause });
  };
}
