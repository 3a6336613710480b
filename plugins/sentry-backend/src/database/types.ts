import type {
  SentryLevel,
  SentryIssueState,
} from '@jalon/plugin-sentry-common';
import type { Correlation } from '../domain/correlation';
import type { StoredIssue } from '../domain/types';

/** What is known of a project that an entity names. */
export interface StoredProject {
  readonly key: string;
  readonly instance: string;
  readonly slug: string;
  readonly sentryId?: string;
  readonly platform?: string;
  readonly environments: readonly string[];
  readonly access: 'ok' | 'missing' | 'forbidden';
  /** When its issues were last read to the end. */
  readonly syncedAt?: string;
  /** The same for all of them, not only those seen since. */
  readonly fullSyncedAt?: string;
  /** The newest `lastSeen` that is certain to be stored with all before it. */
  readonly watermark?: string;
  readonly problemSince?: string;
}

/** How an instance answers. */
export interface InstanceStatus {
  readonly name: string;
  readonly syncedAt?: string;
  readonly failingSince?: string;
  readonly failure?: string;
  readonly failureKind?: 'unreachable' | 'access';
}

/** An issue as a list tells it. */
export interface IssueWrite
  extends Omit<
    StoredIssue,
    'environments' | 'firstRelease' | 'regressedRelease' | 'regressedAt'
  > {
  readonly days?: ReadonlyMap<string, number>;
}

/** An issue as asking for it alone tells it. */
export interface IssueDetailsWrite extends IssueWrite {
  readonly firstRelease?: string;
  readonly regressedRelease?: string;
  readonly regressedAt?: string;
}

export type IssueSortField =
  | 'lastSeen'
  | 'firstSeen'
  | 'events'
  | 'users'
  | 'level';

export interface IssueFilter {
  readonly entityRef: string;
  readonly projectKeys: readonly string[];
  readonly environment?: string;
  readonly state?: SentryIssueState;
  readonly level?: SentryLevel;
  readonly release?: string;
  readonly deploymentId?: string;
  readonly query?: string;
}

export interface IssuePageRequest extends IssueFilter {
  readonly sort: {
    readonly field: IssueSortField;
    readonly descending: boolean;
  };
  readonly limit: number;
  /** Where the page before ended. */
  readonly after?: IssuePosition;
}

export interface IssuePosition {
  readonly value: string | number;
  readonly key: string;
}

export interface IssuePage {
  readonly items: readonly StoredIssue[];
  readonly totalItems: number;
  readonly next?: IssuePosition;
}

/** How many issues of a type a deployment brought. */
export interface DeploymentCount {
  readonly deploymentId: string;
  readonly type: Correlation['type'];
  readonly state: SentryIssueState;
  readonly count: number;
}

/** A release whose issues or deploys have to be looked up. */
export interface ReleaseDue {
  readonly projectKeys: readonly string[];
  readonly version: string;
  readonly groups: boolean;
  readonly deploys: boolean;
}
