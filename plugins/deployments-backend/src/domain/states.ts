import type {
  Actor,
  DeploymentKind,
  DeploymentState,
  SourceRef,
} from '@jalon/plugin-deployments-common';
import type { DeploymentRecord } from './types';

/** A state is only ever replaced by one of a higher rank. */
const STATE_RANK: Record<DeploymentState, number> = {
  queued: 0,
  in_progress: 1,
  success: 2,
  superseded: 3,
  cancelled: 4,
  failure: 5,
};

const KIND_RANK: Record<DeploymentKind, number> = {
  deploy: 0,
  config: 1,
  restart: 2,
  rollback: 3,
};

export function laterState(
  a: DeploymentState,
  b: DeploymentState,
): DeploymentState {
  return STATE_RANK[a] >= STATE_RANK[b] ? a : b;
}

/**
 * Joins two reports of the same deployment. The result is the same whichever
 * comes first and however often either is repeated.
 */
export function mergeDeployments(
  a: DeploymentRecord,
  b: DeploymentRecord,
): DeploymentRecord {
  return {
    id: earliest(a.id, b.id) ?? a.id,
    entityRef: a.entityRef,
    environment: a.environment,
    kind: KIND_RANK[a.kind] >= KIND_RANK[b.kind] ? a.kind : b.kind,
    rollbackOf: latest(a.rollbackOf, b.rollbackOf),
    restores: latest(a.restores, b.restores),
    state: laterState(a.state, b.state),
    sourceState: latest(a.sourceState, b.sourceState),
    version: latest(a.version, b.version) ?? a.version,
    artefacts: richer(a.artefacts, b.artefacts),
    commit: richer(a.commit, b.commit),
    actor: mergeActors(a.actor, b.actor),
    actorEmail: latest(a.actorEmail, b.actorEmail),
    approvers: richer(a.approvers, b.approvers),
    reason: latest(a.reason, b.reason),
    queuedAt: earliest(a.queuedAt, b.queuedAt),
    startedAt: earliest(a.startedAt, b.startedAt),
    finishedAt: earliest(a.finishedAt, b.finishedAt),
    supersededAt: earliest(a.supersededAt, b.supersededAt),
    sourceRefs: mergeRefs(a.sourceRefs, b.sourceRefs),
    operationId: latest(a.operationId, b.operationId),
    orderedAt: earliest(a.orderedAt, b.orderedAt) ?? a.orderedAt,
    applicationCommit: richer(a.applicationCommit, b.applicationCommit),
  };
}

/**
 * Sets what follows from the neighbours in one environment: what was replaced
 * is superseded, what a rollback left has failed, and what was replaced only by
 * what turned out to have failed still runs. Takes the deployments oldest first
 * and returns all of them.
 */
export function settleStates(
  deployments: readonly DeploymentRecord[],
): DeploymentRecord[] {
  const left = new Set(deployments.map(item => item.rollbackOf));
  const settled: DeploymentRecord[] = [];
  let next: DeploymentRecord | undefined;
  let failed = false;
  for (const item of [...deployments].reverse()) {
    if (!hasRun(item, left)) {
      failed ||= item.state === 'failure';
      settled.push(item);
      continue;
    }
    const last = failed ? keepRunning(item) : item;
    settled.push(next ? replaceBy(item, next) : last);
    next = item;
  }
  return settled.reverse();
}

function replaceBy(
  item: DeploymentRecord,
  next: DeploymentRecord,
): DeploymentRecord {
  const failed = next.kind === 'rollback' && next.rollbackOf === item.id;
  return {
    ...item,
    state: laterState(item.state, failed ? 'failure' : 'superseded'),
    supersededAt: next.finishedAt ?? next.orderedAt,
  };
}

function keepRunning(item: DeploymentRecord): DeploymentRecord {
  return item.state === 'superseded'
    ? { ...item, state: 'success', supersededAt: undefined }
    : item;
}

function hasRun(
  item: DeploymentRecord,
  left: ReadonlySet<string | undefined>,
): boolean {
  return (
    item.state === 'success' ||
    item.state === 'superseded' ||
    (item.state === 'failure' &&
      (left.has(item.id) || item.supersededAt !== undefined))
  );
}

function earliest(a?: string, b?: string): string | undefined {
  return a !== undefined && (b === undefined || a <= b) ? a : b;
}

function latest(a?: string, b?: string): string | undefined {
  return a !== undefined && (b === undefined || a >= b) ? a : b;
}

/** The one that says more; of two that say as much always the same one. */
function richer<T>(a: T, b: T): T {
  const [left, right] = [JSON.stringify(a) ?? '', JSON.stringify(b) ?? ''];
  if (left.length !== right.length) {
    return left.length > right.length ? a : b;
  }
  return left >= right ? a : b;
}

function mergeActors(a?: Actor, b?: Actor): Actor | undefined {
  if (Boolean(a?.entityRef) !== Boolean(b?.entityRef)) {
    return a?.entityRef ? a : b;
  }
  return richer(a, b);
}

function mergeRefs(
  a: readonly SourceRef[],
  b: readonly SourceRef[],
): SourceRef[] {
  const byId = new Map<string, SourceRef>();
  for (const ref of [...a, ...b]) {
    const key = JSON.stringify([ref.source, ref.externalId]);
    const known = byId.get(key);
    byId.set(key, known ? richer(known, ref) : ref);
  }
  return [...byId.entries()]
    .sort(([left], [right]) => (left < right ? -1 : 1))
    .map(([, ref]) => ref);
}
