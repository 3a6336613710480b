import type {
  DeploymentErrorsList,
  SentryIssueDetails,
  SentryIssueList,
  SentryIssueState,
  SentryLevel,
  SentrySummary,
  SentryTrend,
} from './types';

/**
 * What issues can be sorted by.
 *
 * @public
 */
export type SentryIssueSortField =
  | 'lastSeen'
  | 'firstSeen'
  | 'events'
  | 'users'
  | 'level';

/**
 * A field, with `-` before it for the greatest first.
 *
 * @public
 */
export type SentryIssueSort = SentryIssueSortField | `-${SentryIssueSortField}`;

/** @public */
export interface ListSentryIssuesOptions {
  readonly entityRef: string;
  /** Slug of one of the entity's projects. */
  readonly project?: string;
  readonly environment?: string;
  /** All states when left out. */
  readonly state?: SentryIssueState;
  readonly level?: SentryLevel;
  /** First seen or regressed in it: `checkin-api@1.4.2` or `1.4.2`. */
  readonly release?: string;
  /** New or regressed in this deployment of the deployments plugin. */
  readonly deployment?: string;
  /** Part of the title, the culprit or the short id. */
  readonly query?: string;
  /** `-lastSeen` when left out. */
  readonly sort?: SentryIssueSort;
  /** Default 20, maximum 100. */
  readonly limit?: number;
  readonly cursor?: string;
}

/**
 * The sentry plugin as seen by its frontend and by other plugins.
 * Failures are `ResponseError`s with Backstage's standard error body: 403 for
 * who may not see the entity's errors, 404 for an entity or an issue that is
 * not there.
 *
 * @public
 */
export interface SentryApi {
  listIssues(options: ListSentryIssuesOptions): Promise<SentryIssueList>;
  getIssue(options: {
    entityRef: string;
    id: string;
  }): Promise<SentryIssueDetails>;
  getSummary(options: { entityRef: string }): Promise<SentrySummary>;
  getTrend(options: {
    entityRef: string;
    /** Slug of one of the entity's projects. */
    project?: string;
    /** Of the deployments; Sentry counts events of all environments together. */
    environment?: string;
    /** Default and maximum 14. */
    days?: number;
  }): Promise<SentryTrend>;
  /** What each deployment did to the errors, newest first. */
  getDeploymentErrors(options: {
    entityRef: string;
    environment?: string;
    /** Default 20, maximum 100. */
    limit?: number;
    cursor?: string;
  }): Promise<DeploymentErrorsList>;
}
