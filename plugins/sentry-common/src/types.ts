/**
 * How grave Sentry says an error is, gravest first.
 *
 * @public
 */
export type SentryLevel =
  | 'fatal'
  | 'error'
  | 'warning'
  | 'info'
  | 'debug'
  | 'sample'
  | 'unknown';

/**
 * `ignored` is what Sentry's own pages call archived.
 *
 * @public
 */
export type SentryIssueState = 'unresolved' | 'resolved' | 'ignored';

/**
 * How an error was tied to a deployment: `release` when Sentry names the
 * release that was deployed, `time` when only the moment speaks for it.
 *
 * @public
 */
export type CorrelationMethod = 'release' | 'time';

/**
 * A deployment as the errors know it. Times are ISO 8601 in UTC.
 *
 * @public
 */
export interface DeploymentMark {
  /** Id in the deployments plugin. */
  readonly id: string;
  readonly environment: string;
  readonly version: string;
  /** When it was running. */
  readonly at: string;
  /** `deploy`, `rollback`, `restart` or `config`. */
  readonly kind: string;
  /** Whether it is what its environment runs now. */
  readonly current: boolean;
  /** The rollback that left it, when one did. */
  readonly rolledBackBy?: { readonly id: string; readonly at: string };
  /**
   * The deployment to go back to from here: the newest one before it in the
   * same environment with another version that was not rolled back or failed.
   */
  readonly lastGood?: { readonly id: string; readonly version: string };
}

/**
 * A deployment that an error is tied to, and how that was found.
 *
 * @public
 */
export interface IssueDeployment extends DeploymentMark {
  readonly method: CorrelationMethod;
  /** The release as Sentry names it, such as `checkin-api@1.4.2`. */
  readonly release?: string;
}

/**
 * A project of Sentry that an entity names.
 *
 * @public
 */
export interface SentryProjectRef {
  /** Name of the instance in `sentry.instances`. */
  readonly instance: string;
  readonly organization: string;
  readonly slug: string;
  /** The project in Sentry, for a browser. */
  readonly url: string;
}

/**
 * One error, a group of events that Sentry holds to be the same. The figures
 * are those of its whole life, not of a period.
 *
 * @public
 */
export interface SentryIssue {
  /** `<instance>:<id in Sentry>` */
  readonly id: string;
  /** What Sentry's pages call it, such as `CHECKIN-API-1F`. */
  readonly shortId: string;
  readonly title: string;
  /** The function or the route that it came from. */
  readonly culprit?: string;
  readonly level: SentryLevel;
  readonly state: SentryIssueState;
  /** Slug of its project. */
  readonly project: string;
  /** Where it was seen, as far as Sentry tells. */
  readonly environments: readonly string[];
  readonly firstSeen: string;
  readonly lastSeen: string;
  readonly events: number;
  readonly users: number;
  /** The release that it was first seen in, as Sentry names it. */
  readonly firstRelease?: string;
  /** Its page in Sentry; only ever an http(s) address. */
  readonly permalink: string;
  /** The deployment that brought it. */
  readonly newIn?: IssueDeployment;
  /** The deployment that brought it back after it was resolved. */
  readonly regressedIn?: IssueDeployment;
  /**
   * Whether a rollback left the deployment that brought it (back), and it was
   * not seen in that environment's release since.
   */
  readonly leftBehind: boolean;
}

/** @public */
export interface SentryIssueList {
  readonly items: readonly SentryIssue[];
  readonly pageInfo: {
    readonly nextCursor?: string;
    /** Of all pages. */
    readonly totalItems: number;
  };
  /** When the stored errors were last read from Sentry without a failure. */
  readonly syncedAt?: string;
}

/**
 * Events of one day (UTC).
 *
 * @public
 */
export interface DailyEvents {
  /** `2026-11-21` */
  readonly date: string;
  readonly events: number;
}

/**
 * One error with what only its own page shows.
 *
 * @public
 */
export interface SentryIssueDetails extends SentryIssue {
  /** Oldest first, without gaps, 14 days. */
  readonly eventsPerDay: readonly DailyEvents[];
  /** The release that it was seen in again after it was resolved. */
  readonly regressedRelease?: string;
  readonly regressedAt?: string;
  readonly platform?: string;
  readonly priority?: 'low' | 'medium' | 'high';
  readonly assignee?: string;
}

/**
 * Share of sessions that did not end in a crash.
 *
 * @public
 */
export interface CrashFreeRate {
  /** 0 to 1 */
  readonly rate: number;
  /** How many sessions it is told from. */
  readonly sessions: number;
}

/**
 * Crash-free sessions since a deployment and before it. Either is undefined
 * when there were no sessions to tell from.
 *
 * @public
 */
export interface CrashFreeChange {
  readonly now?: CrashFreeRate;
  readonly before?: CrashFreeRate;
  /**
   * `release`: the sessions of the two releases; `time`: the days before and
   * after.
   */
  readonly method: CorrelationMethod;
}

/**
 * Why an answer is less than one would wish, with what to do about it.
 *
 * - `no-annotation`: the entity names no project;
 * - `not-configured`: the annotation names an instance or organisation that
 *   `sentry.instances` does not have;
 * - `no-project`: the project does not exist in Sentry;
 * - `no-access`: Sentry does not let the portal's token read it;
 * - `unreachable`: Sentry does not answer; what is shown is what was stored;
 * - `pending`: the first synchronisation has not ended;
 * - `no-deployments`: the deployments could not be read, so nothing is tied
 *   to one.
 *
 * @public
 */
export interface SentryProblem {
  readonly code:
    | 'no-annotation'
    | 'not-configured'
    | 'no-project'
    | 'no-access'
    | 'unreachable'
    | 'pending'
    | 'no-deployments';
  /** One sentence for the person who can mend it. */
  readonly message: string;
  /** ISO 8601 */
  readonly since?: string;
  /** As the annotation names it. */
  readonly project?: string;
  readonly instance?: string;
}

/**
 * What the card and the head of the tab show.
 *
 * @public
 */
export interface SentrySummary {
  readonly unresolved: number;
  /** Unresolved errors that the last deployment to its environment brought. */
  readonly newSinceDeployment: number;
  /** Unresolved errors that it brought back. */
  readonly regressedSinceDeployment: number;
  /** Production's when there is one, else the newest of all. */
  readonly lastDeployment?: DeploymentMark;
  /** Undefined when the projects send no sessions. */
  readonly crashFree?: CrashFreeChange;
  /** The last 14 days, oldest first, without gaps. */
  readonly eventsPerDay: readonly DailyEvents[];
  readonly projects: readonly SentryProjectRef[];
  /** What the stored errors can be filtered by. */
  readonly environments: readonly string[];
  /** Newest first, at most 50. */
  readonly releases: readonly string[];
  /** When the stored errors were last read from Sentry without a failure. */
  readonly syncedAt?: string;
  /** Empty when all is well. */
  readonly problems: readonly SentryProblem[];
  /** Whether a Sentry of the demo's own answers, rather than a real one. */
  readonly demo: boolean;
}

/** @public */
export interface SentryTrend {
  /** Oldest first, without gaps. */
  readonly days: readonly DailyEvents[];
  /** The deployments of those days, oldest first. */
  readonly deployments: readonly DeploymentMark[];
  readonly syncedAt?: string;
}

/**
 * What a deployment did to the errors, for the deployments' own pages.
 *
 * @public
 */
export interface DeploymentErrors {
  readonly deployment: DeploymentMark;
  readonly newIssues: number;
  readonly regressedIssues: number;
  /** The gravest of both, at most 5. */
  readonly issues: readonly SentryIssue[];
  readonly crashFree?: CrashFreeChange;
}

/** @public */
export interface DeploymentErrorsList {
  /** Newest deployment first. */
  readonly items: readonly DeploymentErrors[];
  readonly pageInfo: { readonly nextCursor?: string };
  readonly syncedAt?: string;
}
