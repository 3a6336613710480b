import type {
  RollbackEvent,
  RollbackState,
  RollbackStrategy,
} from '@jalon/plugin-deployments-common';
import { optional } from './deploymentRows';
import type { StoredHold, StoredOperation } from './RollbacksStore';

export interface OperationRow {
  id: string;
  entity_ref: string;
  environment: string;
  strategy: RollbackStrategy;
  state: RollbackState;
  from_id: string;
  to_id: string;
  reason: string;
  requester_ref: string;
  requester_name: string;
  author_email: string;
  requested_at: string;
  authorized_until: string;
  idempotency_key: string;
  request_hash: string;
  plan: string;
  commit: string | null;
  error: string | null;
  hold_id: string | null;
  active_key: string | null;
  lease_until: string | null;
}

export interface EventRow {
  id: number;
  operation_id: string;
  at: string;
  type: RollbackEvent['type'];
  message: string;
  actor_name: string | null;
  actor_ref: string | null;
  url: string | null;
}

export interface HoldRow {
  id: string;
  entity_ref: string;
  environment: string;
  reason: string;
  actor_name: string;
  actor_ref: string | null;
  created_at: string;
  operation_id: string | null;
  active_key: string | null;
  lifted_at: string | null;
  lifted_by: string | null;
}

export function activeKey(entityRef: string, environment: string): string {
  return `${entityRef}#${environment}`;
}

export function toOperationRow(operation: StoredOperation): OperationRow {
  return {
    id: operation.id,
    entity_ref: operation.entityRef,
    environment: operation.environment,
    strategy: operation.strategy,
    state: operation.state,
    from_id: operation.fromId,
    to_id: operation.toId,
    reason: operation.reason,
    requester_ref: operation.requester.entityRef,
    requester_name: operation.requester.displayName,
    author_email: operation.authorEmail,
    requested_at: operation.requestedAt,
    authorized_until: operation.authorizedUntil,
    idempotency_key: operation.idempotencyKey,
    request_hash: operation.requestHash,
    plan: JSON.stringify(operation.plan),
    commit: operation.commit ? JSON.stringify(operation.commit) : null,
    error: operation.error ?? null,
    hold_id: operation.holdId ?? null,
    active_key: activeKey(operation.entityRef, operation.environment),
    lease_until: null,
  };
}

export function fromOperationRow(row: OperationRow): StoredOperation {
  return {
    id: row.id,
    entityRef: row.entity_ref,
    environment: row.environment,
    strategy: row.strategy,
    state: row.state,
    fromId: row.from_id,
    toId: row.to_id,
    reason: row.reason,
    requester: {
      entityRef: row.requester_ref,
      displayName: row.requester_name,
    },
    authorEmail: row.author_email,
    requestedAt: row.requested_at,
    authorizedUntil: row.authorized_until,
    idempotencyKey: row.idempotency_key,
    requestHash: row.request_hash,
    plan: JSON.parse(row.plan),
    ...(row.commit && { commit: JSON.parse(row.commit) }),
    ...optional('error', row.error),
    ...optional('holdId', row.hold_id),
  };
}

export function toEventRow(operationId: string, event: RollbackEvent) {
  return {
    operation_id: operationId,
    at: event.at,
    type: event.type,
    message: event.message,
    actor_name: event.actor?.displayName ?? null,
    actor_ref: event.actor?.entityRef ?? null,
    url: event.url ?? null,
  };
}

export function fromEventRow(row: EventRow): RollbackEvent {
  return {
    at: row.at,
    type: row.type,
    message: row.message,
    ...(row.actor_name && {
      actor: {
        displayName: row.actor_name,
        ...optional('entityRef', row.actor_ref),
      },
    }),
    ...optional('url', row.url),
  };
}

export function fromHoldRow(row: HoldRow): StoredHold {
  return {
    id: row.id,
    entityRef: row.entity_ref,
    environment: row.environment,
    reason: row.reason,
    actor: {
      displayName: row.actor_name,
      ...optional('entityRef', row.actor_ref),
    },
    createdAt: row.created_at,
    ...optional('operationId', row.operation_id),
    ...optional('liftedAt', row.lifted_at),
  };
}
