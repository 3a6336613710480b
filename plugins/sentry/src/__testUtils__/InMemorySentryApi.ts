import { InputError, NotAllowedError, NotFoundError } from '@backstage/errors';
import type {
  DeploymentErrorsList,
  DeploymentMark,
  ListSentryIssuesOptions,
  SentryApi,
  SentryIssue,
  SentryIssueDetails,
  SentryIssueList,
  SentryLevel,
  SentrySummary,
  SentryTrend,
} from '@jalon/plugin-sentry-common';
import {
  bad,
  ENTITY_REF,
  good,
  someIssues,
  staging,
  summary,
} from './fixtures';

const GRAVITY: readonly SentryLevel[] = [
  'unknown',
  'sample',
  'debug',
  'info',
  'warning',
  'error',
  'fatal',
];

interface Store {
  issues: readonly SentryIssueDetails[];
  summary: SentrySummary;
  /** Newest first. */
  deployments: readonly DeploymentMark[];
  /** Whether the person may see the errors. */
  allowed: boolean;
  /** Thrown by every call while it is set. */
  failure?: Error;
}

function matches(issue: SentryIssue, options: ListSentryIssuesOptions) {
  const { project, environment, state, level, release, deployment, query } =
    options;
  const text = [issue.title, issue.culprit, issue.shortId].join('\n');
  const releases = [
    issue.firstRelease,
    issue.newIn?.release,
    issue.regressedIn?.release,
  ];
  const brought = [issue.newIn?.id, issue.regressedIn?.id];
  return [
    !project || issue.project === project,
    !environment || issue.environments.includes(environment),
    !state || issue.state === state,
    !level || issue.level === level,
    !release ||
      releases.some(each => each === release || each?.endsWith(`@${release}`)),
    !deployment || brought.includes(deployment),
    !query || text.toLowerCase().includes(query.toLowerCase()),
  ].every(Boolean);
}

function valueOf(issue: SentryIssue, field: string): number {
  switch (field) {
    case 'events':
      return issue.events;
    case 'users':
      return issue.users;
    case 'level':
      return GRAVITY.indexOf(issue.level);
    case 'firstSeen':
      return Date.parse(issue.firstSeen);
    default:
      return Date.parse(issue.lastSeen);
  }
}

/** The offset of a cursor, which only fits the question it was given for. */
function offsetOf(cursor: string | undefined, question: string): number {
  if (!cursor) {
    return 0;
  }
  const [asked, offset] = JSON.parse(atob(cursor));
  if (asked !== question) {
    throw new InputError('The cursor belongs to other filters');
  }
  return offset;
}

/** Answers as the server does, from memory. */
export class InMemorySentryApi implements SentryApi {
  readonly store: Store;
  /** Every question that was asked, for tests that count. */
  readonly calls: { method: string; options: object }[] = [];

  constructor(store: Partial<Store> = {}) {
    this.store = {
      issues: someIssues,
      summary: summary(),
      deployments: [bad, staging, good],
      allowed: true,
      ...store,
    };
  }

  async listIssues(options: ListSentryIssuesOptions): Promise<SentryIssueList> {
    this.#enter('listIssues', options);
    const { cursor, limit = 20, sort = '-lastSeen', ...filters } = options;
    const question = JSON.stringify([filters, sort]);
    const offset = offsetOf(cursor, question);
    const descending = sort.startsWith('-');
    const field = sort.replace('-', '');
    const found = this.store.issues
      .filter(each => matches(each, options))
      .sort((a, b) => {
        const difference = valueOf(a, field) - valueOf(b, field);
        return descending ? -difference : difference;
      });
    const end = offset + Math.min(limit, 100);
    return {
      items: found.slice(offset, end),
      pageInfo: {
        totalItems: found.length,
        nextCursor:
          end < found.length
            ? btoa(JSON.stringify([question, end]))
            : undefined,
      },
      syncedAt: this.store.summary.syncedAt,
    };
  }

  async getIssue(options: { entityRef: string; id: string }) {
    this.#enter('getIssue', options);
    const found = this.store.issues.find(({ id }) => id === options.id);
    if (!found) {
      throw new NotFoundError(`There is no error ${options.id}`);
    }
    return found;
  }

  async getSummary(options: { entityRef: string }) {
    this.#enter('getSummary', options);
    return this.store.summary;
  }

  async getTrend(options: {
    entityRef: string;
    environment?: string;
  }): Promise<SentryTrend> {
    this.#enter('getTrend', options);
    const { environment } = options;
    return {
      days: this.store.summary.eventsPerDay,
      deployments: this.store.deployments
        .filter(each => !environment || each.environment === environment)
        .slice()
        .reverse(),
      syncedAt: this.store.summary.syncedAt,
    };
  }

  async getDeploymentErrors(options: {
    entityRef: string;
    environment?: string;
    limit?: number;
  }): Promise<DeploymentErrorsList> {
    this.#enter('getDeploymentErrors', options);
    const { environment, limit = 20 } = options;
    const marks = this.store.deployments
      .filter(each => !environment || each.environment === environment)
      .slice(0, limit);
    return {
      items: marks.map(deployment => this.#errorsOf(deployment)),
      pageInfo: {},
      syncedAt: this.store.summary.syncedAt,
    };
  }

  #errorsOf(deployment: DeploymentMark) {
    const of = (key: 'newIn' | 'regressedIn') =>
      this.store.issues.filter(each => each[key]?.id === deployment.id);
    const [brought, returned] = [of('newIn'), of('regressedIn')];
    return {
      deployment,
      newIssues: brought.length,
      regressedIssues: returned.length,
      issues: [...brought, ...returned].slice(0, 5),
      crashFree: deployment.current ? this.store.summary.crashFree : undefined,
    };
  }

  #enter(method: string, options: { entityRef: string }) {
    this.calls.push({ method, options });
    if (this.store.failure) {
      throw this.store.failure;
    }
    if (!this.store.allowed) {
      throw new NotAllowedError('You may not read the errors of checkin-api');
    }
    if (options.entityRef !== ENTITY_REF) {
      throw new NotFoundError(`There is no entity ${options.entityRef}`);
    }
  }
}
