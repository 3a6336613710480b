import { NotAllowedError } from '@backstage/errors';
import { GithubCredentialsProvider } from '@backstage/integration';
import { LoggerService } from '@backstage/backend-plugin-api';
import { retry } from '@octokit/plugin-retry';
import { throttling } from '@octokit/plugin-throttling';
import { Octokit } from '@octokit/rest';
import { EtagCache } from './EtagCache';
import {
  explainError,
  GithubGrant,
  hasAnyStatus,
  hasStatus,
  UnexpectedAnswerError,
} from './errors';

const RETRIES = 2;
const MAX_RATE_LIMIT_WAIT_SECONDS = 5;
const DO_NOT_RETRY = [400, 401, 403, 404, 409, 410, 422, 429, 451];

/** Octokit with the plugins that keep it within GitHub's limits. */
const PoliteOctokit = Octokit.plugin(retry, throttling);

/** How GitHub's REST API is reached. */
export interface GithubApiOptions {
  /** Host of the web addresses, such as `github.com`. */
  readonly host: string;
  readonly apiBaseUrl: string;
  readonly credentials: GithubCredentialsProvider;
  readonly logger: LoggerService;
  /** Longest time of one request. Default 10 000. */
  readonly timeoutMs?: number;
  /** Wait before the first retry; the second waits four times as long. */
  readonly retryBaseMs?: number;
  /** Whether writes are a second apart, as GitHub asks for. Default true. */
  readonly throttle?: boolean;
}

/** Which repository, or only which owner, a request is about. */
export interface GithubTarget {
  readonly owner: string;
  readonly name?: string;
}

/**
 * GitHub's REST API with the credentials of Backstage's `integrations`,
 * bounded in time, and with errors that say who can fix them.
 */
export class GithubApi {
  private readonly etags = new EtagCache();

  constructor(readonly options: GithubApiOptions) {}

  /** Runs requests and explains what went wrong in them. */
  async call<T>(
    target: GithubTarget,
    action: (octokit: Octokit) => Promise<T>,
    grant?: GithubGrant,
  ): Promise<T> {
    let token: string | undefined;
    try {
      token = await this.token(target);
      return await action(this.octokit(token));
    } catch (error) {
      const { host } = this.options;
      throw explainError(error, { host, target, token, grant });
    }
  }

  /**
   * A read that costs nothing of the rate limit while its answer stays the
   * same: GitHub does not count what it answers with 304.
   */
  async readConditionally<T>(
    target: GithubTarget,
    what: string,
    read: (
      octokit: Octokit,
      headers: Record<string, string>,
    ) => Promise<{ data: T; headers: { etag?: string } }>,
    interpret: (data: T) => string,
  ): Promise<string> {
    const key = [target.owner, target.name, what].join(' ');
    const known = this.etags.get(key);
    return this.call(target, async octokit => {
      try {
        const response = await read(
          octokit,
          known ? { 'if-none-match': known.etag } : {},
        );
        const value = interpret(response.data);
        this.etags.set(key, response.headers.etag, value);
        return value;
      } catch (error) {
        if (known && hasStatus(error, 304)) {
          return known.value;
        }
        throw error;
      }
    });
  }

  private async token({ owner, name }: GithubTarget): Promise<string> {
    const { host, credentials } = this.options;
    const path = name === undefined ? owner : `${owner}/${name}`;
    const url = `https://${host}/${path}`;
    const { token } = await credentials.getCredentials({ url }).catch(error => {
      throw hasAnyStatus(error) ? error : appCannotSignIn(host);
    });
    if (!token) {
      throw new NotAllowedError(
        `No credentials under 'integrations.github' for ${host} are good for ` +
          `${owner}: install the app there, or add a token`,
      );
    }
    return token;
  }

  private octokit(token: string): Octokit {
    const { apiBaseUrl, host, logger, throttle, retryBaseMs } = this.options;
    const octokit = new PoliteOctokit({
      auth: token,
      baseUrl: apiBaseUrl,
      userAgent: 'jalon',
      log: quiet(logger),
      request: { fetch: this.fetchInTime },
      retry: {
        retries: RETRIES,
        doNotRetry: DO_NOT_RETRY,
        retryAfterBaseValue: retryBaseMs ?? 500,
      },
      throttle:
        throttle === false
          ? { enabled: false }
          : {
              id: host,
              onRateLimit: waitAWhile,
              onSecondaryRateLimit: waitAWhile,
            },
    });
    octokit.hook.after('request', response => {
      if (response.status < 300 && response.status !== 204) {
        assertContent(response.data);
      }
    });
    return octokit;
  }

  private readonly fetchInTime: typeof fetch = (input, init) => {
    const timeout = AbortSignal.timeout(this.options.timeoutMs ?? 10_000);
    const signal = init?.signal
      ? AbortSignal.any([init.signal, timeout])
      : timeout;
    return fetch(input, { ...init, signal });
  };
}

/** Says nothing of the cause, which may quote the key. */
function appCannotSignIn(host: string): NotAllowedError {
  return new NotAllowedError(
    `The app under 'integrations.github' for ${host} cannot sign in: check ` +
      `its appId and privateKey`,
  );
}

/** Octokit hands out unreadable JSON as text and lost bodies as ''. */
function assertContent(data: unknown): void {
  const isObject = typeof data === 'object' && data !== null;
  const isSha = typeof data === 'string' && /^[0-9a-f]{40}$/.test(data);
  if (!isObject && !isSha) {
    throw new UnexpectedAnswerError('its body is no JSON');
  }
}

function waitAWhile(
  retryAfter: number,
  _request: unknown,
  _octokit: unknown,
  retryCount: number,
): boolean {
  return retryCount < 1 && retryAfter <= MAX_RATE_LIMIT_WAIT_SECONDS;
}

function quiet(logger: LoggerService) {
  const debug = (message: string) => logger.debug(`GitHub: ${message}`);
  return { debug, info: debug, warn: debug, error: debug };
}
