import http from 'node:http';
import type { AddressInfo } from 'node:net';
import { SentryContract } from './contract';
import { oddly } from './oddly';
import { StandInIndex } from './StandInIndex';
import {
  detailsAnswer,
  issueAnswer,
  projectAnswer,
  releaseAnswer,
  type StandInIssue,
  type StandInProject,
  type StandInRelease,
} from './issueFixtures';

export type Mode =
  | 'well'
  | 'down'
  | 'failing'
  | 'slow'
  | 'garbage'
  | 'odd-fields'
  | 'refusing'
  | 'endless';

export interface StandInData {
  projects: StandInProject[];
  issues: StandInIssue[];
  releases: StandInRelease[];
  /** Of the one day that sessions are of. */
  sessions: {
    project: string;
    release: string;
    environment: string;
    status: string;
    day: string;
    sessions: number;
  }[];
}

export const TOKEN = 'sntrys_stand-in-token-that-must-not-leak';
const MANY = 10_000;
const PREFIX = '/api/0/organizations/acme/';

/** Requests a window may have, and at once. */
export interface Limits {
  window: number;
  seconds: number;
  concurrent: number;
}

/**
 * A Sentry for tests: speaks real HTTP, pages, limits rates, and fails as it
 * is told to. Every request and every proper answer is checked against
 * Sentry's contract; what does not fit is in `violations`.
 */
export class StandInSentry {
  readonly data: StandInData;
  readonly violations: string[] = [];
  /** Paths with their parameters, in the order of arrival. */
  readonly requests: URL[] = [];
  readonly statuses: number[] = [];
  mode: Mode = 'well';
  /** So many requests fail with this status before the mode applies. */
  failures: { status: number; count: number } = { status: 500, count: 0 };
  limits: Limits = { window: 1_000_000, seconds: 1, concurrent: 100 };
  mostAtOnce = 0;
  readonly #contract = new SentryContract();
  readonly #server: http.Server;
  readonly #hanging = new Set<http.ServerResponse>();
  #atOnce = 0;
  readonly #index: StandInIndex;
  #last: { key: string; issues: StandInIssue[] } = { key: '', issues: [] };
  #window = { id: 0, used: 0 };

  private constructor(data: StandInData) {
    this.data = data;
    this.#index = new StandInIndex(data);
    this.#server = http.createServer((request, response) => {
      this.#handle(request, response);
    });
  }

  static async start(data: Partial<StandInData> = {}): Promise<StandInSentry> {
    const standIn = new StandInSentry({
      projects: [],
      issues: [],
      releases: [],
      sessions: [],
      ...data,
    });
    await new Promise<void>(resolve => {
      standIn.#server.listen(0, '127.0.0.1', resolve);
    });
    return standIn;
  }

  /** Throws when anything did not fit the contract. */
  async stop(): Promise<void> {
    this.#server.closeAllConnections();
    await new Promise(resolve => {
      this.#server.close(resolve);
    });
    if (this.violations.length > 0) {
      throw new Error(
        `Not as the contract has it: ${this.violations.slice(0, 5).join('; ')}`,
      );
    }
  }

  get baseUrl(): string {
    const { port } = this.#server.address() as AddressInfo;
    return `http://127.0.0.1:${port}`;
  }

  /** How often something was asked, by the last word of its path. */
  calls(path: string): number {
    return this.requests.filter(url =>
      url.pathname.slice(PREFIX.length).startsWith(path),
    ).length;
  }

  #handle(request: http.IncomingMessage, response: http.ServerResponse) {
    const url = new URL(String(request.url), this.baseUrl);
    this.requests.push(url);
    this.violations.push(...this.#contract.checkRequest(url));
    this.#atOnce += 1;
    this.mostAtOnce = Math.max(this.mostAtOnce, this.#atOnce);
    response.once('close', () => {
      this.#atOnce -= 1;
    });
    if (this.mode === 'down') {
      request.socket.destroy();
    } else if (this.mode === 'slow') {
      this.#hanging.add(response);
    } else if (request.headers.authorization !== `Bearer ${TOKEN}`) {
      this.#send(response, 401, { detail: 'Invalid token' });
    } else {
      this.#answer(url, response);
    }
  }

  #answer(url: URL, response: http.ServerResponse): void {
    const refusal = this.#refusal();
    if (refusal) {
      // What echoes the token tempts a careless client to log it.
      this.#send(response, refusal, { detail: `Refused ${TOKEN}` });
      return;
    }
    if (this.mode === 'garbage') {
      response.writeHead(200, { 'Content-Type': 'application/json' });
      response.end(`<html>not JSON ${TOKEN}`);
      return;
    }
    const { body, link } = this.#find(url);
    if (body !== undefined && this.mode === 'well') {
      this.violations.push(...this.#contract.checkAnswer(url, body));
    }
    const isOdd = this.mode === 'odd-fields';
    const headers: Record<string, string> = link ? { Link: link } : {};
    this.#send(
      response,
      body === undefined ? 404 : 200,
      isOdd ? oddly(body) : body ?? { detail: 'Not found' },
      headers,
    );
  }

  #refusal(): number | undefined {
    if (this.failures.count > 0) {
      this.failures.count -= 1;
      return this.failures.status;
    }
    if (this.mode === 'failing') {
      return 503;
    }
    if (this.mode === 'refusing') {
      return 403;
    }
    const id = Math.floor(Date.now() / 1_000 / this.limits.seconds);
    if (this.#window.id !== id) {
      this.#window = { id, used: 0 };
    }
    this.#window.used += 1;
    const isOver =
      this.#window.used > this.limits.window ||
      this.#atOnce > this.limits.concurrent;
    return isOver ? 429 : undefined;
  }

  #send(
    response: http.ServerResponse,
    status: number,
    body: unknown,
    headers: Record<string, string> = {},
  ): void {
    const { window, seconds, concurrent } = this.limits;
    this.statuses.push(status);
    response.writeHead(status, {
      'Content-Type': 'application/json',
      'X-Sentry-Rate-Limit-Limit': window,
      'X-Sentry-Rate-Limit-Remaining': Math.max(0, window - this.#window.used),
      'X-Sentry-Rate-Limit-Reset': (this.#window.id + 1) * seconds,
      'X-Sentry-Rate-Limit-ConcurrentLimit': concurrent,
      'X-Sentry-Rate-Limit-ConcurrentRemaining': Math.max(
        0,
        concurrent - this.#atOnce,
      ),
      ...headers,
    });
    response.end(JSON.stringify(body));
  }

  #find(url: URL): { body?: unknown; link?: string } {
    const path = url.pathname.slice(PREFIX.length);
    const [, id] = /^issues\/(\d+)\/$/.exec(path) ?? [];
    const [, version] = /^releases\/([^/]+)\/deploys\/$/.exec(path) ?? [];
    if (path === 'projects/') {
      return this.#page(url, this.data.projects, projectAnswer);
    } else if (path === 'issues/') {
      return this.#page(url, this.#issues(url), issue =>
        issueAnswer(issue, this.#index.project(issue.project)),
      );
    } else if (id) {
      const issue = this.#index.issue(id);
      return {
        body: issue && detailsAnswer(issue, this.#index.project(issue.project)),
      };
    } else if (path === 'releases/') {
      return this.#page(url, this.#releases(url), release =>
        releaseAnswer(
          release,
          this.#index.project(release.project),
          this.#index.countFirst(release),
        ),
      );
    } else if (version) {
      return { body: this.#deploys(decodeURIComponent(version)) };
    }
    return path === 'sessions/' ? { body: this.#sessions(url) } : {};
  }

  #slugs(url: URL): Set<string> {
    const ids = new Set(url.searchParams.getAll('project'));
    return new Set(
      this.data.projects
        .filter(each => ids.has(each.id))
        .map(each => each.slug),
    );
  }

  #issues(url: URL): StandInIssue[] {
    const slugs = this.#slugs(url);
    const query = url.searchParams.get('query') ?? 'is:unresolved';
    const environment = url.searchParams.get('environment');
    const [, since] = /lastSeen:>=(\S+)/.exec(query) ?? [];
    const [, release] = /firstRelease:"([^"]+)"/.exec(query) ?? [];
    return this.#remember(url, () =>
      this.#index
        .issuesOf(slugs)
        .filter(
          issue =>
            (!environment || issue.environments.includes(environment)) &&
            (!since || issue.lastSeen >= since) &&
            (!release || issue.firstRelease === release) &&
            (query !== 'is:unresolved' || issue.status === 'unresolved'),
        ),
    );
  }

  /** With many issues, looking through all of them for each page takes long. */
  #remember(url: URL, find: () => StandInIssue[]): StandInIssue[] {
    const key = url.search.replace(/&cursor=[^&]*/, '');
    if (this.data.issues.length < MANY || this.#last.key !== key) {
      this.#last = { key, issues: find() };
    }
    return this.#last.issues;
  }

  #releases(url: URL): StandInRelease[] {
    const slugs = this.#slugs(url);
    return this.data.releases.filter(each => slugs.has(each.project));
  }

  #deploys(version: string) {
    return this.data.releases
      .find(each => each.version === version)
      ?.deploys?.map(each => ({
        id: '1',
        environment: each.environment,
        dateStarted: null,
        dateFinished: each.at,
        name: null,
        url: null,
      }));
  }

  #sessions(url: URL) {
    const slugs = this.#slugs(url);
    const sessions = this.data.sessions.filter(each => slugs.has(each.project));
    const days = [...new Set(sessions.map(each => each.day))].sort();
    const intervals = days.map(day => `${day}T00:00:00Z`);
    return {
      start: '2026-11-01T00:00:00Z',
      end: '2026-11-21T00:00:00Z',
      intervals,
      query: '',
      groups: sessions.map(each => ({
        by: {
          project: Number(this.#index.project(each.project).id),
          release: each.release,
          environment: each.environment,
          'session.status': each.status,
        },
        totals: {},
        series: {
          'sum(session)': days.map(day =>
            day === each.day ? each.sessions : 0,
          ),
        },
      })),
    };
  }

  #page<T>(url: URL, items: readonly T[], toAnswer: (item: T) => unknown) {
    const { searchParams } = url;
    const size = Number(
      searchParams.get('limit') ?? searchParams.get('per_page') ?? 100,
    );
    const cursor = searchParams.get('cursor') ?? '0:0:0';
    const offset = Number(cursor.split(':')[1]);
    const hasMore = offset + size < items.length || this.mode === 'endless';
    const next = this.mode === 'endless' ? cursor : `0:${offset + size}:0`;
    const address = `https://elsewhere.example/steal?cursor=${next}`;
    return {
      body: items.slice(offset, offset + size).map(toAnswer),
      link: [
        `<${address}>; rel="previous"; results="${offset > 0}"; cursor="0:0:1"`,
        `<${address}>; rel="next"; results="${hasMore}"; cursor="${next}"`,
      ].join(', '),
    };
  }
}
