import { createHash } from 'node:crypto';
import type {
  DeploymentKind,
  DeploymentState,
  SourceRef,
} from '@jalon/plugin-deployments-common';
import { artefactsKey } from '../domain/images';
import type { DeploymentRecord } from '../domain/types';

export interface DeploymentRow {
  id: string;
  entity_ref: string;
  environment: string;
  kind: DeploymentKind;
  rollback_of: string | null;
  restores: string | null;
  state: DeploymentState;
  source_state: string | null;
  version: string;
  artefacts: string;
  artefacts_hash: string;
  commit_repository: string | null;
  commit_sha: string | null;
  commit_url: string | null;
  commit_subject: string | null;
  actor_name: string | null;
  actor_ref: string | null;
  actor_email: string | null;
  approvers: string;
  reason: string | null;
  queued_at: string | null;
  started_at: string | null;
  finished_at: string | null;
  superseded_at: string | null;
  ordered_at: string;
  application_sha: string | null;
  application_at: string | null;
  operation_id: string | null;
  search_text: string;
}

export interface SourceRefRow {
  deployment_id: string;
  entity_ref: string;
  source: string;
  external_id: string;
  url: string | null;
  /** 0 or 1 in SQLite. */
  inferred: boolean | number;
}

export function artefactsHash(key: string): string {
  return createHash('sha256').update(key).digest('hex');
}

export function toRow(record: DeploymentRecord): DeploymentRow {
  const { commit, actor, applicationCommit } = record;
  return {
    id: record.id,
    entity_ref: record.entityRef,
    environment: record.environment,
    kind: record.kind,
    rollback_of: record.rollbackOf ?? null,
    restores: record.restores ?? null,
    state: record.state,
    source_state: record.sourceState ?? null,
    version: record.version,
    artefacts: JSON.stringify(record.artefacts),
    artefacts_hash: artefactsHash(artefactsKey(record.artefacts)),
    commit_repository: commit?.repository ?? null,
    commit_sha: commit?.sha ?? null,
    commit_url: commit?.url ?? null,
    commit_subject: commit?.subject ?? null,
    actor_name: actor?.displayName ?? null,
    actor_ref: actor?.entityRef ?? null,
    actor_email: record.actorEmail ?? null,
    approvers: JSON.stringify(record.approvers),
    reason: record.reason ?? null,
    queued_at: record.queuedAt ?? null,
    started_at: record.startedAt ?? null,
    finished_at: record.finishedAt ?? null,
    superseded_at: record.supersededAt ?? null,
    ordered_at: record.orderedAt,
    application_sha: applicationCommit?.sha ?? null,
    application_at: applicationCommit?.committedAt ?? null,
    operation_id: record.operationId ?? null,
    search_text: searchText(record),
  };
}

export function fromRow(
  row: DeploymentRow,
  sourceRefs: readonly SourceRef[],
): DeploymentRecord {
  return {
    id: row.id,
    entityRef: row.entity_ref,
    environment: row.environment,
    kind: row.kind,
    ...optional('rollbackOf', row.rollback_of),
    ...optional('restores', row.restores),
    state: row.state,
    ...optional('sourceState', row.source_state),
    version: row.version,
    artefacts: JSON.parse(row.artefacts),
    ...commitOf(row),
    ...actorOf(row),
    ...optional('actorEmail', row.actor_email),
    approvers: JSON.parse(row.approvers),
    ...optional('reason', row.reason),
    ...optional('queuedAt', row.queued_at),
    ...optional('startedAt', row.started_at),
    ...optional('finishedAt', row.finished_at),
    ...optional('supersededAt', row.superseded_at),
    sourceRefs,
    ...optional('operationId', row.operation_id),
    orderedAt: row.ordered_at,
    ...applicationCommitOf(row),
  };
}

export function toSourceRefRows(record: DeploymentRecord): SourceRefRow[] {
  return record.sourceRefs.map(ref => ({
    deployment_id: record.id,
    entity_ref: record.entityRef,
    source: ref.source,
    external_id: ref.externalId,
    url: ref.url ?? null,
    inferred: ref.inferred ?? false,
  }));
}

export function fromSourceRefRow(row: SourceRefRow): SourceRef {
  return {
    source: row.source,
    externalId: row.external_id,
    ...optional('url', row.url),
    ...(row.inferred && { inferred: true }),
  };
}

/** A property, or none for a null column. */
export function optional<K extends string, V>(
  key: K,
  value: V | null,
): { [key in K]?: V } {
  const result: { [key in K]?: V } = {};
  if (value !== null) {
    result[key] = value;
  }
  return result;
}

function commitOf(row: DeploymentRow): Pick<DeploymentRecord, 'commit'> {
  if (!row.commit_sha || row.commit_repository === null) {
    return {};
  }
  return {
    commit: {
      repository: row.commit_repository,
      sha: row.commit_sha,
      url: row.commit_url ?? '',
      ...optional('subject', row.commit_subject),
    },
  };
}

function actorOf(row: DeploymentRow): Pick<DeploymentRecord, 'actor'> {
  return row.actor_name === null
    ? {}
    : {
        actor: {
          displayName: row.actor_name,
          ...optional('entityRef', row.actor_ref),
        },
      };
}

export function applicationCommitOf(
  row: Pick<DeploymentRow, 'application_sha' | 'application_at'>,
): Pick<DeploymentRecord, 'applicationCommit'> {
  return row.application_sha === null
    ? {}
    : {
        applicationCommit: {
          sha: row.application_sha,
          ...optional('committedAt', row.application_at),
        },
      };
}

function searchText(record: DeploymentRecord): string {
  const parts = [
    record.version,
    ...record.artefacts.flatMap(item => [item.version, item.digest]),
    record.commit?.sha,
    record.actor?.displayName,
    record.actor?.entityRef,
  ];
  return [...new Set(parts.filter(Boolean))].join('\n').toLowerCase();
}
