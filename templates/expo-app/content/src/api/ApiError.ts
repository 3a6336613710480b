import { z } from 'zod';

export type ApiErrorKind =
  | 'offline'
  | 'timeout'
  | 'unauthorized'
  | 'forbidden'
  | 'notFound'
  | 'invalid'
  | 'rateLimited'
  | 'server';

interface Details {
  /** Id under which the backend logged the request. */
  readonly requestId?: string;
  /** What the backend says about it, for developers and refused input. */
  readonly detail?: string;
}

/** A call of the API that did not give what was asked for. */
export class ApiError extends Error {
  readonly kind: ApiErrorKind;
  readonly requestId?: string;
  readonly detail?: string;

  constructor(kind: ApiErrorKind, { requestId, detail }: Details = {}) {
    super(detail ? `${kind}: ${detail}` : kind);
    this.name = 'ApiError';
    this.kind = kind;
    this.requestId = requestId;
    this.detail = detail;
  }

  /** Whether the same call may succeed a moment later. */
  get retryable(): boolean {
    return ['offline', 'timeout', 'rateLimited', 'server'].includes(this.kind);
  }
}

const kinds: Readonly<Record<number, ApiErrorKind>> = {
  401: 'unauthorized',
  403: 'forbidden',
  404: 'notFound',
  408: 'timeout',
  410: 'notFound',
  429: 'rateLimited',
};

const problemSchema = z.object({
  message: z.string(),
  errors: z.array(z.object({ field: z.string(), message: z.string() })).optional(),
});

/** The error that an answer of the API stands for, whatever its body is. */
export function errorOf(response: Response, body: unknown): ApiError {
  const problem = problemSchema.safeParse(body);
  return new ApiError(kinds[response.status] ?? (response.status < 500 ? 'invalid' : 'server'), {
    requestId: response.headers.get('x-request-id') ?? undefined,
    detail: problem.success ? sentenceOf(problem.data) : undefined,
  });
}

/** Which fields are wrong says more than that some are. */
function sentenceOf({ message, errors }: z.infer<typeof problemSchema>): string {
  return errors?.length
    ? errors.map((error) => `${error.field}: ${error.message}`).join(' ')
    : message;
}
