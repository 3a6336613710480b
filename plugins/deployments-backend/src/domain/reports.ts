import type {
  Artefact,
  DeploymentReport,
} from '@jalon/plugin-deployments-common';
import { deploymentId, isFromGit } from './history';
import { versionName } from './images';
import type { DeploymentRecord } from './types';

/**
 * How long after a version was deployed a report of its artefacts, without the
 * commit that asked for it, is taken to be about that deployment.
 */
const WINDOW_MS = 60 * 60 * 1000;

const ENDS: ReadonlySet<string> = new Set(['success', 'failure', 'cancelled']);

export interface ReportContext {
  /** Full reference of the entity. */
  readonly entityRef: string;
  readonly now: string;
  /** Deployments of the environment, newest first. */
  readonly known: readonly DeploymentRecord[];
}

/**
 * The deployment that a report is about, as a record to be merged with what is
 * stored. Strongest match first: the report's own reference, the commit, the
 * artefacts within an hour, which is marked as inferred. Another run of the same
 * pipeline is another deployment unless it is for the same commit to an overlay. A match adds its state
 * and its evidence; what else is known about the deployment stays.
 */
export function recordOfReport(
  report: DeploymentReport,
  context: ReportContext,
): DeploymentRecord {
  const reported = toRecord(report, context);
  const { known } = context;
  const [ref] = reported.sourceRefs;
  const exact =
    known.find(item =>
      item.sourceRefs.some(
        ({ source, externalId }) =>
          source === ref.source && externalId === ref.externalId,
      ),
    ) ?? known.find(item => isSameCommit(item, reported));
  if (exact) {
    return added(exact, reported, ref);
  }
  const likely = known.find(item => isLikely(item, reported));
  return likely
    ? added(likely, reported, { ...ref, inferred: true })
    : reported;
}

function toRecord(
  report: DeploymentReport,
  { entityRef, now }: ReportContext,
): DeploymentRecord {
  const { source, externalId, url } = report.sourceRef;
  const finishedAt = ENDS.has(report.state)
    ? earlier(report.finishedAt ?? now, now)
    : undefined;
  const startedAt = report.startedAt && earlier(report.startedAt, now);
  return {
    id: deploymentId(entityRef, source, externalId),
    entityRef,
    environment: report.environment,
    kind: report.kind ?? 'deploy',
    state: report.state,
    version: versionName(report.artefacts, report.commit?.sha),
    artefacts: report.artefacts,
    approvers: [],
    sourceRefs: [{ source, externalId, ...(url && { url }) }],
    orderedAt: startedAt ?? finishedAt ?? now,
    ...(report.commit && { commit: report.commit }),
    ...(report.actor && { actor: report.actor }),
    ...(report.reason && { reason: report.reason }),
    ...(startedAt && { startedAt }),
    ...(finishedAt && { finishedAt }),
  };
}

function added(
  known: DeploymentRecord,
  { state, startedAt, finishedAt }: DeploymentRecord,
  ref: DeploymentRecord['sourceRefs'][number],
): DeploymentRecord {
  return {
    ...known,
    state,
    sourceRefs: [ref],
    ...(startedAt && { startedAt }),
    ...(finishedAt && { finishedAt }),
  };
}

/**
 * A commit to an overlay is one deployment, however often a pipeline runs for
 * it. Any other commit may be deployed again by another run.
 */
function isSameCommit(
  known: DeploymentRecord,
  report: DeploymentRecord,
): boolean {
  return (
    known.commit !== undefined &&
    known.commit.sha === report.commit?.sha &&
    known.commit.repository === report.commit.repository &&
    (isFromGit(known) ||
      (known.kind === report.kind && !isToldBySame(known, report)))
  );
}

/** Then it is another run of the same pipeline. */
function isToldBySame(
  known: DeploymentRecord,
  report: DeploymentRecord,
): boolean {
  return known.sourceRefs.some(
    ({ source }) => source === report.sourceRefs[0].source,
  );
}

function isLikely(known: DeploymentRecord, report: DeploymentRecord): boolean {
  const passed = Date.parse(report.orderedAt) - Date.parse(known.orderedAt);
  return (
    passed >= 0 &&
    passed <= WINDOW_MS &&
    !isToldBySame(known, report) &&
    report.artefacts.length > 0 &&
    report.artefacts.every(artefact =>
      known.artefacts.some(other => isSameArtefact(artefact, other)),
    )
  );
}

function isSameArtefact(a: Artefact, b: Artefact): boolean {
  return a.digest && b.digest
    ? a.digest === b.digest
    : a.name === b.name && a.version !== undefined && a.version === b.version;
}

/** A clock that runs ahead must not put a deployment before later ones. */
function earlier(a: string, b: string): string {
  const time = Math.min(Date.parse(a), Date.parse(b));
  return new Date(time).toISOString();
}
