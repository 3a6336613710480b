import { artefactsKey } from './images';
import type { ApplicationCommit, DeploymentRecord } from './types';

const SHA_IN_VERSION = /(?:^|[^0-9a-f])([0-9a-f]{7,40})(?:[^0-9a-f]|$)/;

export interface LoggedCommit {
  readonly sha: string;
  readonly committedAt: string;
}

/**
 * Tells which commit of the application each version was built from:
 *
 * 1. the one that was told when the version was first deployed anywhere;
 * 2. the one whose name the version contains;
 * 3. the newest before the commit that deployed it first;
 * 4. for want of any, the deploying commit itself, without a time.
 *
 * @param deployments - of all environments of an entity, oldest first
 * @param log - commits of the entity's folder, newest first
 * @param overlayOnly - those among them that changed overlays
 * @param known - application commits of versions by {@link artefactsKey}
 */
export function withApplicationCommits(
  deployments: readonly DeploymentRecord[],
  log: readonly LoggedCommit[],
  overlayOnly: ReadonlySet<string>,
  known: ReadonlyMap<string, ApplicationCommit>,
): DeploymentRecord[] {
  const commits = new Map(known);
  const positions = new Map(log.map((commit, index) => [commit.sha, index]));
  return deployments.map(deployment => {
    const key = artefactsKey(deployment.artefacts);
    const commit =
      commits.get(key) ??
      commitNamedBy(deployment.version, log) ??
      commitBefore(
        positions.get(deployment.commit?.sha ?? ''),
        log,
        overlayOnly,
      ) ??
      (deployment.commit && { sha: deployment.commit.sha });
    if (!commit) {
      return deployment;
    }
    commits.set(key, commit);
    return { ...deployment, applicationCommit: commit };
  });
}

function commitNamedBy(
  version: string,
  log: readonly LoggedCommit[],
): ApplicationCommit | undefined {
  const prefix = SHA_IN_VERSION.exec(version.slice(0, 128))?.[1];
  const named = prefix && log.find(commit => commit.sha.startsWith(prefix));
  return named ? toApplicationCommit(named) : undefined;
}

function commitBefore(
  position: number | undefined,
  log: readonly LoggedCommit[],
  overlayOnly: ReadonlySet<string>,
): ApplicationCommit | undefined {
  if (position === undefined) {
    return undefined;
  }
  const found = log
    .slice(position)
    .find(commit => !overlayOnly.has(commit.sha));
  return found && toApplicationCommit(found);
}

function toApplicationCommit(commit: LoggedCommit): ApplicationCommit {
  return { sha: commit.sha, committedAt: commit.committedAt };
}
