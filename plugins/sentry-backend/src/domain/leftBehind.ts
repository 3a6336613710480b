import type { DeploymentMark } from '@jalon/plugin-sentry-common';

/** A rollback takes a while to replace what ran. */
const ROLLOUT_MS = 15 * 60_000;

/**
 * Whether a rollback left an error behind: it left the deployment that
 * brought the error (back), and the error was not seen since.
 */
export function isLeftBehind(
  lastSeen: string,
  deployment: DeploymentMark | undefined,
): boolean {
  return (
    deployment?.rolledBackBy !== undefined &&
    Date.parse(lastSeen) <= Date.parse(deployment.rolledBackBy.at) + ROLLOUT_MS
  );
}
