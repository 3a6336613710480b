import { createHash } from 'node:crypto';
import { mkdtemp, rm } from 'node:fs/promises';
import {
  createServer,
  IncomingMessage,
  Server,
  ServerResponse,
} from 'node:http';
import { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { GithubDocument } from './GithubDocument';
import {
  Answer,
  STAND_IN_TOKEN,
  HandlerContext,
  Handlers,
  StandInState,
} from './answers';
import { appHandlers } from './appHandlers';
import { environmentHandlers } from './environmentHandlers';
import { governanceHandlers } from './governanceHandlers';
import { gitDataHandlers } from './gitDataHandlers';
import { gitTreeHandlers } from './gitTreeHandlers';
import { repositoryHandlers } from './repositoryHandlers';
import { historyHandlers } from './historyHandlers';

/**
 * An answer that the stand-in gives instead of its own.
 *
 * @public
 */
export interface Fault {
  /** Only to this operation, such as `git/update-ref`; otherwise to any. */
  readonly operation?: string;
  /** Only to requests that change something. */
  readonly writes?: boolean;
  /** How many such requests pass before. */
  readonly skip?: number;
  /** How often; once unless told. */
  readonly times?: number;
  /** Leaves the connection open and says nothing. */
  readonly hang?: boolean;
  readonly status?: number;
  readonly headers?: Readonly<Record<string, string>>;
  readonly body?: string;
  /** Whether the operation is carried out although its answer gets lost. */
  readonly afterwards?: boolean;
}

/**
 * A request that the stand-in has seen.
 *
 * @public
 */
export interface SeenRequest {
  readonly operation: string;
  readonly method: string;
  readonly status: number;
  readonly headers: IncomingMessage['headers'];
  readonly body: unknown;
}

const HANDLERS: Handlers = {
  ...appHandlers,
  ...repositoryHandlers,
  ...historyHandlers,
  ...gitDataHandlers,
  ...gitTreeHandlers,
  ...governanceHandlers,
  ...environmentHandlers,
};

/**
 * Stands in for GitHub's REST API in tests: real bare Git repositories behind
 * the endpoints that this package uses. Every request and every response is
 * checked against GitHub's OpenAPI document; what does not agree fails the test
 * that calls {@link GithubStandIn.verify} after each of its cases.
 *
 * @public
 */
export class GithubStandIn {
  /** What is accepted as a token, and what an app is given. */
  static readonly token = STAND_IN_TOKEN;

  static async start(): Promise<GithubStandIn> {
    const root = await mkdtemp(join(tmpdir(), 'jalon-github-'));
    const standIn = new GithubStandIn(root);
    await new Promise<void>(resolve =>
      standIn.server.listen(0, '127.0.0.1', resolve),
    );
    return standIn;
  }

  private readonly problems: string[] = [];
  readonly requests: SeenRequest[] = [];
  readonly state: StandInState;
  private readonly document = GithubDocument.load();
  private readonly server: Server;
  private faults: Array<Fault & { left: number; toSkip: number }> = [];

  private constructor(root: string) {
    this.state = {
      root,
      organisations: new Set(['yonima']),
      login: 'amel',
      pulls: [],
      installations: ['yonima'],
      treeLimit: Infinity,
      teams: new Map(),
      strangers: new Set(),
      settings: new Map(),
    };
    this.server = createServer((request, response) => {
      this.serve(request, response).catch(error => {
        this.problems.push(`the stand-in failed: ${error.stack}`);
        response.destroy();
      });
    });
  }

  /** Address of the API, for `apiBaseUrl` of an integration. */
  get apiBaseUrl(): string {
    const { port } = this.server.address() as AddressInfo;
    return `http://127.0.0.1:${port}`;
  }

  /** The bare repository behind a repository of the API. */
  gitDirectory(owner: string, name: string): string {
    return join(this.state.root, owner, `${name}.git`);
  }

  /** Makes the next requests fail. */
  fail(fault: Fault): void {
    this.faults.push({
      ...fault,
      left: fault.times ?? 1,
      toSkip: fault.skip ?? 0,
    });
  }

  /** Throws what did not agree with GitHub's document since the last call. */
  verify(): void {
    const problems = this.problems.splice(0);
    if (problems.length > 0) {
      throw new Error(
        `GitHub's document says otherwise:\n${problems.join('\n')}`,
      );
    }
  }

  /** Forgets faults that were not met and requests that were seen. */
  reset(): void {
    this.faults = [];
    this.requests.length = 0;
    this.state.treeLimit = Infinity;
  }

  async stop(): Promise<void> {
    this.server.closeAllConnections();
    await new Promise(resolve => this.server.close(resolve));
    await rm(this.state.root, { recursive: true, force: true });
  }

  private async serve(request: IncomingMessage, response: ServerResponse) {
    const body = await readBody(request);
    const method = request.method ?? 'GET';
    const url = request.url ?? '/';
    const recognised = this.document.recognise(method, url, body);
    const operation = recognised?.operationId ?? `${method} ${url}`;
    if (!recognised || !(operation in HANDLERS)) {
      this.problems.push(`${operation} is unknown to the stand-in`);
      send(response, { status: 501, body: { message: 'Unknown' } });
      return;
    }
    const { accept = '' } = request.headers;
    this.problems.push(
      ...recognised.problems,
      ...this.document.checkAccept(operation, accept),
    );
    const fault = this.nextFault(operation, method);
    if (fault && !fault.afterwards) {
      this.seen(operation, fault.status ?? 0, request, body);
      sendFault(response, fault);
      return;
    }
    const answer = await this.answer(operation, {
      ...recognised,
      body: (body ?? {}) as Record<string, unknown>,
      accept,
      authorization: request.headers.authorization,
      etag: request.headers['if-none-match'],
    });
    this.seen(operation, fault?.status ?? answer.status, request, body);
    if (fault) {
      sendFault(response, fault);
      return;
    }
    this.problems.push(...this.document.checkResponse(operation, answer));
    send(response, answer);
  }

  private async answer(
    operation: string,
    request: Omit<HandlerContext, 'state' | 'document'> & { etag?: string },
  ): Promise<Answer> {
    if (!isAuthorized(operation, request.authorization)) {
      return { status: 401, body: { message: 'Bad credentials' } };
    }
    const { state, document } = this;
    const answer = await HANDLERS[operation]({ ...request, state, document });
    const content = JSON.stringify(answer.body ?? null);
    const etag = `"${createHash('sha256').update(content).digest('hex')}"`;
    if (answer.status === 200 && request.etag === etag) {
      return { status: 304, headers: { etag } };
    }
    return { ...answer, headers: { ...answer.headers, etag } };
  }

  private nextFault(operation: string, method: string): Fault | undefined {
    const fault = this.faults.find(
      ({ left, operation: only, writes }) =>
        left > 0 &&
        (!only || only === operation) &&
        (!writes || method !== 'GET'),
    );
    if (fault && fault.toSkip > 0) {
      fault.toSkip -= 1;
      return undefined;
    }
    if (fault) {
      fault.left -= 1;
    }
    return fault;
  }

  private seen(
    operation: string,
    status: number,
    { headers, method = 'GET' }: IncomingMessage,
    body: unknown,
  ): void {
    this.requests.push({ operation, method, status, headers, body });
  }
}

/** An app signs in as itself only to be given a token. */
function isAuthorized(operation: string, authorization?: string): boolean {
  return operation.startsWith('apps/')
    ? /^bearer [\w-]+\.[\w-]+\.[\w-]+$/.test(authorization ?? '')
    : authorization === `token ${GithubStandIn.token}`;
}

async function readBody(request: IncomingMessage): Promise<unknown> {
  const chunks: Buffer[] = [];
  for await (const chunk of request) {
    chunks.push(chunk);
  }
  const text = Buffer.concat(chunks).toString('utf8');
  return text ? JSON.parse(text) : undefined;
}

function send(response: ServerResponse, answer: Answer): void {
  const { status, headers, body, type = 'application/json' } = answer;
  response.writeHead(status, {
    ...(body === undefined ? {} : { 'content-type': `${type}; charset=utf-8` }),
    ...headers,
  });
  const isJson = type === 'application/json' && body !== undefined;
  response.end(isJson ? JSON.stringify(body) : body);
}

function sendFault(response: ServerResponse, fault: Fault): void {
  if (fault.hang) {
    return;
  }
  response.writeHead(fault.status ?? 500, {
    'content-type': 'application/json; charset=utf-8',
    ...fault.headers,
  });
  response.end(fault.body ?? JSON.stringify({ message: 'Fault' }));
}
