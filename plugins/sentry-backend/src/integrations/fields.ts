/**
 * The fields of Sentry's answers that are read, and nothing else: whatever
 * stands beside them, or is null, or of another type, does not matter.
 */
import type {
  SentryIssueState,
  SentryLevel,
} from '@jalon/plugin-sentry-common';
import type {
  SentryApiIssue,
  SentryApiIssueDetails,
  SentryApiProject,
  SentryApiRelease,
  SentryApiSession,
} from './types';

type Fields = Record<string, unknown>;

const LEVELS: readonly SentryLevel[] = [
  'fatal',
  'error',
  'warning',
  'info',
  'debug',
  'sample',
];
const PRIORITIES = ['low', 'medium', 'high'] as const;
const MAX_TEXT = 1_000;
const MAX_NAME = 250;

/** The object's fields, none for anything else. */
export function fieldsOf(value: unknown): Fields {
  return isFields(value) ? value : {};
}

function isFields(value: unknown): value is Fields {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

/** The array's items, none for anything else. */
export function itemsOf(value: unknown): unknown[] {
  return Array.isArray(value) ? value : [];
}

/** Undefined for what has no id or no project, which cannot be stored. */
export function parseIssue(value: unknown): SentryApiIssue | undefined {
  const issue = fieldsOf(value);
  const lifetime = fieldsOf(issue.lifetime);
  const id = idOf(issue.id);
  const project = nameOf(fieldsOf(issue.project).slug);
  const firstSeen = timeOf(lifetime.firstSeen) ?? timeOf(issue.firstSeen);
  const lastSeen = timeOf(lifetime.lastSeen) ?? timeOf(issue.lastSeen);
  if (!id || !project || !firstSeen || !lastSeen) {
    return undefined;
  }
  return {
    id,
    project,
    shortId: nameOf(issue.shortId) ?? id,
    title: textOf(issue.title) ?? '(no title)',
    culprit: textOf(issue.culprit),
    level: levelOf(issue.level),
    state: stateOf(issue.status),
    substatus: nameOf(issue.substatus),
    firstSeen,
    lastSeen,
    events: countOf(lifetime.count) ?? countOf(issue.count) ?? 0,
    users: countOf(lifetime.userCount) ?? countOf(issue.userCount) ?? 0,
    permalink: urlOf(issue.permalink) ?? '',
    platform: nameOf(issue.platform),
    priority: PRIORITIES.find(each => each === issue.priority),
    assignee: nameOf(fieldsOf(issue.assignedTo).name),
    days: parseDays(fieldsOf(issue.stats)),
  };
}

/** One issue asked for by its id. */
export function parseIssueDetails(
  value: unknown,
): SentryApiIssueDetails | undefined {
  const issue = parseIssue(value);
  if (!issue) {
    return undefined;
  }
  const fields = fieldsOf(value);
  const regression = itemsOf(fields.activity)
    .map(fieldsOf)
    .filter(each => each.type === 'set_regression')
    .map(each => ({
      regressedAt: timeOf(each.dateCreated),
      regressedRelease: nameOf(fieldsOf(each.data).version),
    }))
    .filter(each => each.regressedAt)
    .sort((a, b) => String(a.regressedAt).localeCompare(String(b.regressedAt)))
    .pop();
  return {
    ...issue,
    ...regression,
    firstRelease: nameOf(fieldsOf(fields.firstRelease).version),
  };
}

/** Undefined for what has no id or no slug. */
export function parseProject(value: unknown): SentryApiProject | undefined {
  const project = fieldsOf(value);
  const id = idOf(project.id);
  const slug = nameOf(project.slug);
  return id && slug
    ? {
        id,
        slug,
        platform: nameOf(project.platform),
        hasAccess: project.hasAccess !== false,
        hasSessions: project.hasSessions !== false,
        environments: itemsOf(project.environments)
          .map(nameOf)
          .filter(each => each !== undefined),
      }
    : undefined;
}

/** Undefined for what has no version. */
export function parseRelease(value: unknown): SentryApiRelease | undefined {
  const release = fieldsOf(value);
  const version = nameOf(release.version);
  if (!version) {
    return undefined;
  }
  const deploy = fieldsOf(release.lastDeploy);
  const environment = nameOf(deploy.environment);
  const at = timeOf(deploy.dateFinished);
  return {
    version,
    date: timeOf(release.dateReleased) ?? timeOf(release.dateCreated),
    deployCount: countOf(release.deployCount) ?? 0,
    lastDeploy: environment && at ? { environment, at } : undefined,
    projects: itemsOf(release.projects)
      .map(fieldsOf)
      .flatMap(project => {
        const slug = nameOf(project.slug);
        return slug
          ? [{ slug, newGroups: countOf(project.newGroups) ?? 0 }]
          : [];
      }),
  };
}

/** The deploys of a release, those without environment or end left out. */
export function parseDeploys(value: unknown) {
  return itemsOf(value)
    .map(fieldsOf)
    .flatMap(deploy => {
      const environment = nameOf(deploy.environment);
      const at = timeOf(deploy.dateFinished);
      return environment && at ? [{ environment, at }] : [];
    });
}

/** Sessions per project, release, environment, status and day. */
export function parseSessions(value: unknown): SentryApiSession[] {
  const answer = fieldsOf(value);
  const days = itemsOf(answer.intervals).map(each =>
    timeOf(each)?.slice(0, 10),
  );
  return itemsOf(answer.groups).flatMap(group => {
    const { by, series } = fieldsOf(group);
    const fields = fieldsOf(by);
    const counts = itemsOf(fieldsOf(series)['sum(session)']);
    return days.flatMap((day, index) => {
      const sessions = countOf(counts[index]) ?? 0;
      return day && sessions > 0
        ? [
            {
              project: idOf(fields.project) ?? '',
              release: nameOf(fields.release) ?? '',
              environment: nameOf(fields.environment) ?? '',
              status: nameOf(fields['session.status']) ?? '',
              day,
              sessions,
            },
          ]
        : [];
    });
  });
}

/** The id and the project of the issue that a webhook is about. */
export function parseHook(value: unknown) {
  const { data } = fieldsOf(value);
  const { issue, event } = fieldsOf(data);
  const fields = fieldsOf(issue ?? event);
  return {
    issueId: idOf(fields.issue_id) ?? (issue ? idOf(fields.id) : undefined),
    issue: parseIssue(issue),
  };
}

function parseDays(stats: Fields): Map<string, number> | undefined {
  const series = ['14d', '30d', 'auto']
    .map(period => itemsOf(stats[period]))
    .find(each => each.length > 0);
  if (!series) {
    return undefined;
  }
  const days = new Map<string, number>();
  for (const point of series.slice(0, 1_000)) {
    const [seconds, count] = itemsOf(point);
    const events = countOf(count) ?? 0;
    if (typeof seconds === 'number' && seconds > 0 && seconds < 1e11) {
      const day = new Date(seconds * 1_000).toISOString().slice(0, 10);
      days.set(day, (days.get(day) ?? 0) + events);
    }
  }
  return days;
}

function idOf(value: unknown): string | undefined {
  const text = typeof value === 'number' ? String(value) : value;
  return typeof text === 'string' && /^\d{1,20}$/.test(text) ? text : undefined;
}

function textOf(value: unknown): string | undefined {
  if (typeof value !== 'string') {
    return undefined;
  }
  // PostgreSQL stores no NUL; the rest is shown as text, never as markup.
  const text = value.replaceAll('\u0000', '').trim();
  return text ? text.slice(0, MAX_TEXT) : undefined;
}

function nameOf(value: unknown): string | undefined {
  return textOf(value)?.slice(0, MAX_NAME);
}

function countOf(value: unknown): number | undefined {
  const count =
    typeof value === 'string' && /^\d{1,15}$/.test(value)
      ? Number(value)
      : value;
  return typeof count === 'number' && Number.isFinite(count) && count >= 0
    ? Math.min(Math.round(count), 2_000_000_000)
    : undefined;
}

function timeOf(value: unknown): string | undefined {
  if (typeof value !== 'string' || value.length > 40) {
    return undefined;
  }
  const time = new Date(value);
  const year = time.getUTCFullYear();
  return year >= 2000 && year < 2200 ? time.toISOString() : undefined;
}

function urlOf(value: unknown): string | undefined {
  const text = textOf(value);
  if (!text || !URL.canParse(text)) {
    return undefined;
  }
  return ['http:', 'https:'].includes(new URL(text).protocol)
    ? text
    : undefined;
}

function levelOf(value: unknown): SentryLevel {
  return LEVELS.find(each => each === value) ?? 'unknown';
}

function stateOf(value: unknown): SentryIssueState {
  return value === 'resolved' || value === 'ignored' ? value : 'unresolved';
}
