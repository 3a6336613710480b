import type {
  SentryIssueState,
  SentryLevel,
} from '@jalon/plugin-sentry-common';
import type { ReleaseDeploy } from '../domain/types';

/** An issue as a list of Sentry's has it; figures of its whole life. */
export interface SentryApiIssue {
  readonly id: string;
  /** Slug. */
  readonly project: string;
  readonly shortId: string;
  readonly title: string;
  readonly culprit?: string;
  readonly level: SentryLevel;
  readonly state: SentryIssueState;
  readonly substatus?: string;
  readonly firstSeen: string;
  readonly lastSeen: string;
  readonly events: number;
  readonly users: number;
  /** Empty when Sentry gives no http(s) address. */
  readonly permalink: string;
  readonly platform?: string;
  readonly priority?: 'low' | 'medium' | 'high';
  readonly assignee?: string;
  /** Events per day; undefined when the answer has none. */
  readonly days?: ReadonlyMap<string, number>;
}

/** What only asking for one issue tells. */
export interface SentryApiIssueDetails extends SentryApiIssue {
  readonly firstRelease?: string;
  readonly regressedRelease?: string;
  readonly regressedAt?: string;
}

export interface SentryApiProject {
  readonly id: string;
  readonly slug: string;
  readonly platform?: string;
  /** Whether the token may read it. */
  readonly hasAccess: boolean;
  readonly hasSessions: boolean;
  readonly environments: readonly string[];
}

export interface SentryApiRelease {
  readonly version: string;
  readonly date?: string;
  readonly deployCount: number;
  readonly lastDeploy?: ReleaseDeploy;
  readonly projects: readonly {
    readonly slug: string;
    readonly newGroups: number;
  }[];
}

export interface SentryApiSession {
  /** Id, not slug. */
  readonly project: string;
  readonly release: string;
  readonly environment: string;
  /** `healthy`, `errored`, `abnormal`, `crashed`. */
  readonly status: string;
  readonly day: string;
  readonly sessions: number;
}

/** One configured Sentry. */
export interface SentryInstance {
  readonly name: string;
  readonly baseUrl: string;
  readonly organization: string;
  readonly token: string;
  readonly webhookSecret?: string;
  /** Whether it is the demo's own. */
  readonly demo: boolean;
}
