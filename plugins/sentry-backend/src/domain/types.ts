import type {
  SentryIssueState,
  SentryLevel,
} from '@jalon/plugin-sentry-common';

/** A project of an instance, as an annotation names it. */
export interface ProjectKey {
  readonly instance: string;
  readonly slug: string;
}

/** What the store knows of an issue, before it is tied to deployments. */
export interface StoredIssue {
  /** `<instance>:<id>` */
  readonly key: string;
  readonly instance: string;
  readonly projectKey: string;
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
  readonly permalink: string;
  readonly platform?: string;
  readonly priority?: 'low' | 'medium' | 'high';
  readonly assignee?: string;
  readonly firstRelease?: string;
  readonly regressedRelease?: string;
  readonly regressedAt?: string;
  readonly environments: readonly string[];
}

/** A release, as Sentry names it. Times are ISO 8601. */
export interface StoredRelease {
  readonly projectKey: string;
  readonly version: string;
  /** When it was released, else created. */
  readonly date?: string;
  readonly newGroups: number;
  readonly deploys: readonly ReleaseDeploy[];
}

/** A deploy that Sentry was told of. */
export interface ReleaseDeploy {
  readonly environment: string;
  readonly at: string;
}

/** A deployment of the deployments plugin, as far as errors need it. */
export interface StoredDeployment {
  readonly entityRef: string;
  readonly id: string;
  readonly environment: string;
  readonly version: string;
  readonly kind: string;
  readonly state: string;
  /** When it was running, else when it began. */
  readonly at: string;
  readonly supersededAt?: string;
  readonly rollbackOf?: string;
  readonly commit?: string;
}

/** Sessions of one release in one environment on one day. */
export interface SessionDay {
  readonly projectKey: string;
  readonly environment: string;
  readonly release: string;
  /** `2026-11-21` */
  readonly day: string;
  readonly sessions: number;
  readonly crashed: number;
}

/** The key of a project in the store. */
export function formatProjectKey(project: ProjectKey): string {
  return `${project.instance}/${project.slug}`;
}
