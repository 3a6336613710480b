import {
  ConflictError,
  InputError,
  NotAllowedError,
  NotFoundError,
  ServiceUnavailableError,
} from '@backstage/errors';
import { GithubTarget } from './GithubApi';

const MAX_DETAIL = 300;

/** GitHub answered, but not with what its documentation promises. */
export class UnexpectedAnswerError extends Error {
  constructor(what: string) {
    super(`unexpected answer: ${what}`);
    this.name = 'UnexpectedAnswerError';
  }
}

interface FailedRequest {
  readonly status: number;
  readonly message: string;
  readonly response?: {
    readonly headers: Record<string, string | number | undefined>;
    readonly data: unknown;
  };
}

/** A permission of a fine-grained token or app. */
export interface GithubGrant {
  readonly permission: string;
  readonly access: 'read' | 'write';
}

interface Context {
  readonly host: string;
  readonly target: GithubTarget;
  readonly token?: string;
  /** What the request needs, where it is more than to see the repository. */
  readonly grant?: GithubGrant;
}

/** Whether an error is GitHub's answer with one of these statuses. */
export function hasStatus(error: unknown, ...statuses: number[]): boolean {
  return isFailedRequest(error) && statuses.includes(error.status);
}

/** Whether an error is an answer, or the lack of one, to a request. */
export function hasAnyStatus(error: unknown): boolean {
  return isFailedRequest(error);
}

/** What GitHub said about a failure, for telling failures of a status apart. */
export function detailOf(error: unknown): string {
  if (!isFailedRequest(error)) {
    return '';
  }
  const data = error.response?.data;
  if (typeof data !== 'object' || data === null || !('message' in data)) {
    return '';
  }
  const errors =
    'errors' in data && Array.isArray(data.errors) ? data.errors : [];
  return [data.message, ...errors.map(detailOfEntry)].join('; ');
}

/** Turns a failure into an error that helps the person who can fix it. */
export function explainError(error: unknown, context: Context): unknown {
  if (error instanceof UnexpectedAnswerError) {
    return unavailable(context, `gave an ${error.message}`);
  }
  if (!isFailedRequest(error)) {
    return error;
  }
  const detail = sanitized(detailOf(error), context.token);
  const said = detail ? ` GitHub says: ${detail}` : '';
  if (isRateLimit(error)) {
    return unavailable(context, `has reached its rate limit${resetOf(error)}`);
  }
  switch (error.status) {
    case 401:
      return new NotAllowedError(
        `${context.host} refuses the credentials: renew the token or the key ` +
          `of the app under 'integrations.github' for ${context.host}`,
      );
    case 403:
    case 451:
      return new NotAllowedError(
        `${context.host} does not allow this on ${nameOf(context.target)}: ` +
          `grant the token or the app under 'integrations.github' for ` +
          `${context.host} ${permissionOf(error, context.grant)}.${said}`,
      );
    case 404:
    case 410:
      return new NotFoundError(
        `${nameOf(context.target)} or what was asked of it does not exist on ` +
          `${context.host}, or the integration may not see it${needOf(
            context,
          )}`,
      );
    case 409:
      return /is empty/i.test(detail)
        ? new NotFoundError(`${nameOf(context.target)} has no commits yet`)
        : new ConflictError(`${nameOf(context.target)} has changed.${said}`);
    case 400:
    case 422:
      return new InputError(
        `${context.host} does not accept this for ` +
          `${nameOf(context.target)}.${said}`,
      );
    default:
      return unavailable(context, 'does not answer as it should or in time');
  }
}

function isFailedRequest(error: unknown): error is FailedRequest {
  return (
    error instanceof Error &&
    'status' in error &&
    typeof error.status === 'number'
  );
}

/** GitHub has words for some mistakes, and for others a code only. */
function detailOfEntry(entry: unknown): string {
  if (typeof entry !== 'object' || entry === null) {
    return typeof entry === 'string' ? entry : '';
  }
  if ('message' in entry && entry.message) {
    return String(entry.message);
  }
  return ['field', 'code']
    .map(key => Reflect.get(entry, key))
    .filter(part => typeof part === 'string')
    .join(' ');
}

function isRateLimit(error: FailedRequest): boolean {
  if (error.status === 429) {
    return true;
  }
  const remaining = error.response?.headers['x-ratelimit-remaining'];
  return (
    error.status === 403 &&
    (String(remaining) === '0' || /rate limit/i.test(detailOf(error)))
  );
}

function resetOf(error: FailedRequest): string {
  const reset = Number(error.response?.headers['x-ratelimit-reset']);
  return reset > 0
    ? `, which ends at ${new Date(reset * 1000).toISOString()}`
    : '';
}

function permissionOf(error: FailedRequest, grant?: GithubGrant): string {
  const { headers = {} } = error.response ?? {};
  const scopes = headers['x-oauth-scopes'];
  if (scopes !== undefined) {
    const wanted = headers['x-accepted-oauth-scopes'] || 'repo';
    return `the scope ${quoted(wanted)}; it has ${quoted(scopes || 'none')}`;
  }
  const wanted = headers['x-accepted-github-permissions'];
  if (wanted) {
    return `the permission ${textOfHeader(wanted)}`;
  }
  return grant ? `the permission ${nameOfGrant(grant)}` : `access to it`;
}

function needOf({ grant }: Context): string {
  return grant
    ? `: it needs the permission ${nameOfGrant(grant)}, a classic token the ` +
        `scope 'repo' of somebody who administers the repository`
    : '';
}

function nameOfGrant({ permission, access }: GithubGrant): string {
  return `'${permission}' (${access === 'read' ? 'read' : 'read and write'})`;
}

function textOfHeader(header: string | number): string {
  return String(header).slice(0, MAX_DETAIL);
}

function quoted(header: string | number): string {
  return `'${textOfHeader(header)}'`;
}

/** No answer of GitHub repeats a token, and none may make this portal do so. */
function sanitized(text: string, token: string | undefined): string {
  const plain = text.replace(/\s+/g, ' ').slice(0, MAX_DETAIL);
  return token ? plain.split(token).join('[redacted]') : plain;
}

function nameOf({ owner, name }: GithubTarget): string {
  return name === undefined ? owner : `${owner}/${name}`;
}

function unavailable(context: Context, what: string): ServiceUnavailableError {
  return new ServiceUnavailableError(
    `${context.host} ${what}; try again later`,
  );
}
