import type {
  SentryIssueState,
  SentryLevel,
} from '@jalon/plugin-sentry-common';
import { rankOf } from '../domain/levels';
import type { StoredIssue } from '../domain/types';
import type { IssueWrite } from './types';

export interface IssueRow {
  issue_key: string;
  instance: string;
  project_key: string;
  short_id: string;
  title: string;
  culprit: string | null;
  level: SentryLevel;
  level_rank: number;
  state: SentryIssueState;
  substatus: string | null;
  first_seen: string;
  last_seen: string;
  events: number;
  users: number;
  permalink: string;
  platform: string | null;
  priority: 'low' | 'medium' | 'high' | null;
  assignee: string | null;
  first_release: string | null;
  regressed_release: string | null;
  regressed_at: string | null;
  search_text: string;
  details_due: boolean | number;
}

export function toIssueRow(issue: IssueWrite) {
  return {
    issue_key: issue.key,
    instance: issue.instance,
    project_key: issue.projectKey,
    short_id: issue.shortId,
    title: issue.title,
    culprit: issue.culprit ?? null,
    level: issue.level,
    level_rank: rankOf(issue.level),
    state: issue.state,
    substatus: issue.substatus ?? null,
    first_seen: issue.firstSeen,
    last_seen: issue.lastSeen,
    events: issue.events,
    users: issue.users,
    permalink: issue.permalink,
    platform: issue.platform ?? null,
    priority: issue.priority ?? null,
    assignee: issue.assignee ?? null,
    search_text: [issue.title, issue.culprit ?? '', issue.shortId]
      .join('\n')
      .toLocaleLowerCase('en-US'),
  };
}

export function toIssue(
  row: IssueRow,
  environments: readonly string[],
): StoredIssue {
  return {
    key: row.issue_key,
    instance: row.instance,
    projectKey: row.project_key,
    shortId: row.short_id,
    title: row.title,
    culprit: row.culprit ?? undefined,
    level: row.level,
    state: row.state,
    substatus: row.substatus ?? undefined,
    firstSeen: row.first_seen,
    lastSeen: row.last_seen,
    events: row.events,
    users: row.users,
    permalink: row.permalink,
    platform: row.platform ?? undefined,
    priority: row.priority ?? undefined,
    assignee: row.assignee ?? undefined,
    firstRelease: row.first_release ?? undefined,
    regressedRelease: row.regressed_release ?? undefined,
    regressedAt: row.regressed_at ?? undefined,
    environments,
  };
}
