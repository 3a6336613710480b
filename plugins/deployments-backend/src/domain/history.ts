import { createHash } from 'node:crypto';
import { artefactsKey, toArtefacts, versionName } from './images';
import type { DeploymentRecord, OverlayRevision } from './types';

const MAX_REASON = 2000;
const MAX_APPROVERS = 10;
const OPERATION_ID =
  /^[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}$/;

export interface HistoryContext {
  readonly entityRef: string;
  readonly environment: string;
  /** `host/owner/name` */
  readonly repository: string;
  readonly overlayPath: string;
  readonly now: string;
  /** Deployments of the environment that Git told already, newest first. */
  readonly known: readonly DeploymentRecord[];
  /** Deployments that others told and Git did not yet. */
  readonly reported?: readonly DeploymentRecord[];
}

/** Whether Git told it, or only others did. */
export function isFromGit(deployment: DeploymentRecord): boolean {
  return deployment.sourceRefs.some(({ source }) => source === 'git');
}

/**
 * Tells deployments from the dated history of an overlay, oldest revision
 * first: each change of the pinned images is one; a commit that changes
 * anything else is none.
 */
export function deploymentsFromHistory(
  revisions: readonly OverlayRevision[],
  context: HistoryContext,
): DeploymentRecord[] {
  const earlier = [...context.known].reverse();
  const found: DeploymentRecord[] = [];
  for (const revision of revisions) {
    const artefacts = toArtefacts(revision.images ?? []);
    const previous = earlier[earlier.length - 1];
    const unchanged =
      previous && artefactsKey(previous.artefacts) === artefactsKey(artefacts);
    if (!artefacts.length || unchanged) {
      continue;
    }
    const deployment = toDeployment(revision, earlier, context);
    earlier.push(deployment);
    found.push(deployment);
  }
  return found;
}

/** Unique among the deployments that Git tells of one entity. */
export function gitExternalId(
  repository: string,
  sha: string,
  overlayPath: string,
): string {
  return `${repository}@${sha}:${overlayPath}`;
}

/** The same id whenever and however often the same fact is read. */
export function deploymentId(
  entityRef: string,
  source: string,
  externalId: string,
): string {
  const digest = createHash('sha256')
    .update(JSON.stringify([entityRef, source, externalId]))
    .digest('hex');
  const parts = [0, 8, 12, 16, 20].map((start, index, starts) =>
    digest.slice(start, starts[index + 1] ?? 32),
  );
  return parts.join('-');
}

function toDeployment(
  revision: OverlayRevision,
  earlier: readonly DeploymentRecord[],
  context: HistoryContext,
): DeploymentRecord {
  const artefacts = toArtefacts(revision.images ?? []);
  const previous = earlier[earlier.length - 1];
  const at = placeInHistory(revision.committedAt, context.now, previous);
  const { repository, overlayPath, entityRef, environment } = context;
  const externalId = gitExternalId(repository, revision.sha, overlayPath);
  const reported = context.reported?.find(
    ({ commit }) =>
      commit?.sha === revision.sha && commit.repository === repository,
  );
  return {
    id: reported?.id ?? deploymentId(entityRef, 'git', externalId),
    entityRef,
    environment,
    ...describeKind(revision, artefactsKey(artefacts), earlier),
    state: 'success',
    version: versionName(artefacts, revision.sha),
    artefacts,
    commit: {
      repository,
      sha: revision.sha,
      url: revision.url,
      subject: revision.subject,
    },
    actor: revision.actor,
    actorEmail: revision.actorEmail,
    approvers: approversOf(revision),
    startedAt: at,
    finishedAt: at,
    orderedAt: at,
    sourceRefs: [{ source: 'git', externalId, url: revision.url }],
  };
}

/**
 * A rollback is what our trailers call one, or a return to images that ran
 * before. Images whose last run failed are not something one goes back to:
 * deploying them again is a new attempt.
 */
function describeKind(
  revision: OverlayRevision,
  key: string,
  earlier: readonly DeploymentRecord[],
) {
  const left = new Set(earlier.map(item => item.rollbackOf));
  const restored = [...earlier]
    .reverse()
    .find(item => artefactsKey(item.artefacts) === key);
  const failed =
    restored && (restored.state === 'failure' || left.has(restored.id));
  const operation = trailer(revision, 'Rollback-Operation');
  const declared = operation ?? trailer(revision, 'Rollback-To');
  if (!declared && (!restored || failed)) {
    return { kind: 'deploy' as const };
  }
  const reason = operation && revision.body.trim().slice(0, MAX_REASON);
  return {
    kind: 'rollback' as const,
    rollbackOf: earlier[earlier.length - 1]?.id,
    restores: restored?.id,
    ...(reason && { reason }),
    ...(operation &&
      OPERATION_ID.test(operation) && { operationId: operation }),
  };
}

/**
 * Committer's dates may be equal, go backwards or lie in the future; the place
 * in the history is a time that does neither.
 */
function placeInHistory(
  committedAt: string,
  now: string,
  previous: DeploymentRecord | undefined,
): string {
  const time = Math.min(Date.parse(committedAt), Date.parse(now));
  const after = previous ? Date.parse(previous.orderedAt) + 1 : 0;
  return new Date(Math.max(time, after)).toISOString();
}

/** Whom the commit names in `Approved-by: Name <address>` trailers, each once. */
function approversOf(revision: OverlayRevision): { displayName: string }[] {
  const names = revision.trailers
    .filter(({ key }) => key.toLowerCase() === 'approved-by')
    .map(({ value }) => value.split('<')[0].trim())
    .filter(Boolean);
  return [...new Set(names)]
    .slice(0, MAX_APPROVERS)
    .map(displayName => ({ displayName }));
}

function trailer(revision: OverlayRevision, key: string): string | undefined {
  return revision.trailers
    .find(item => item.key.toLowerCase() === key.toLowerCase())
    ?.value.trim();
}
