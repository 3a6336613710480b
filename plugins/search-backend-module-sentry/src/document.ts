import { parseEntityRef } from '@backstage/catalog-model';
import type { IndexableDocument } from '@backstage/plugin-search-common';
import type { SentryIssue } from '@jalon/plugin-sentry-common';

/**
 * An error as search finds it; the type of the documents is `sentry-issue`.
 *
 * @public
 */
export interface SentryIssueDocument extends IndexableDocument {
  /** Full reference of the entity that the error belongs to. */
  readonly entityRef: string;
  /** What Sentry's pages call it, such as `CHECKIN-API-1F`. */
  readonly shortId: string;
  /** Slug of its project. */
  readonly project: string;
  /** Such as `fatal` or `error`. */
  readonly level: string;
  /** ISO 8601 */
  readonly lastSeen: string;
}

/** The document of an error, at the tab of its entity with it selected. */
export function toDocument(
  issue: SentryIssue,
  entity: { ref: string; title: string },
  locationTemplate: string,
): SentryIssueDocument {
  const { shortId, project, level, lastSeen } = issue;
  const details = [
    issue.culprit,
    shortId,
    level,
    entity.title,
    project,
    issue.firstRelease,
    ...issue.environments,
  ];
  return {
    title: issue.title,
    text: details.filter(Boolean).join(' · '),
    location: locationOf(entity.ref, issue.id, locationTemplate),
    entityRef: entity.ref,
    shortId,
    project,
    level,
    lastSeen,
    authorization: { resourceRef: entity.ref },
  };
}

function locationOf(entityRef: string, id: string, template: string): string {
  const { kind, namespace, name } = parseEntityRef(entityRef);
  const parts: Record<string, string> = { kind, namespace, name };
  const path = template.replace(/:(namespace|kind|name)\b/g, (_, part) =>
    encodeURIComponent(parts[part].toLocaleLowerCase('en-US')),
  );
  const separator = path.includes('?') ? '&' : '?';
  return `${path}${separator}${new URLSearchParams({ error: id })}`;
}
