import type {
  Deployment,
  DeploymentState,
  EnvironmentStatus,
} from '@jalon/plugin-deployments-common';

/** Every state in the order in which a filter offers them. */
export const DEPLOYMENT_STATES: readonly DeploymentState[] = [
  'queued',
  'in_progress',
  'success',
  'superseded',
  'failure',
  'cancelled',
];

/** When it happened, as far as it is known. */
export function happenedAt(deployment: Deployment): string | undefined {
  return deployment.finishedAt ?? deployment.startedAt ?? deployment.queuedAt;
}

/** Seconds it ran until another took its place; undefined while it runs. */
export function ranForSeconds(deployment: Deployment): number | undefined {
  const { supersededAt } = deployment;
  const begun = deployment.finishedAt ?? deployment.startedAt;
  if (!supersededAt || !begun) {
    return undefined;
  }
  return Math.max(0, (Date.parse(supersededAt) - Date.parse(begun)) / 1000);
}

/** The short form of a commit that people read aloud. */
export const shortSha = (sha: string) => sha.slice(0, 7);

/** A digest short enough for a line, still recognisable. */
export const shortDigest = (digest: string) =>
  digest.replace(/^(sha256:)?([0-9a-f]{12})[0-9a-f]*$/i, '$1$2…');

/**
 * The id that a source gave, short enough to read: a commit is named by its
 * short form wherever it stands in it.
 */
export function shortExternalId(externalId: string): string {
  const [sha] = /\b[0-9a-f]{40}\b/.exec(externalId) ?? [];
  return sha ? shortSha(sha) : externalId;
}

export type Happening =
  | { readonly what: 'deploy' | 'rolledBack' | 'restart' | 'config' }
  | { readonly what: 'rollback'; readonly leftVersion?: string };

/**
 * What happened in a deployment, told with what the other ones on the screen
 * say about it: a rollback names by id the deployment that it left.
 */
export function whatHappened(
  deployment: Deployment,
  known: readonly Deployment[],
): Happening {
  if (deployment.kind === 'rollback') {
    const left = known.find(other => other.id === deployment.rollbackOf);
    return { what: 'rollback', leftVersion: left?.version };
  }
  if (deployment.kind !== 'deploy') {
    return { what: deployment.kind };
  }
  const rolledBack = known.some(other => other.rollbackOf === deployment.id);
  return { what: rolledBack ? 'rolledBack' : 'deploy' };
}

/** All deployments that the environments' states mention. */
export function mentioned(
  environments: readonly EnvironmentStatus[],
): Deployment[] {
  return environments.flatMap(({ current, inFlight }) =>
    [current, inFlight].filter(each => each !== undefined),
  );
}
