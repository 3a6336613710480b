import { createHash } from 'node:crypto';

/** All that a rollback preview saw and that would change its outcome. */
export interface RollbackSight {
  readonly entityRef: string;
  readonly environment: string;
  readonly repository: string;
  readonly overlayPath: string;
  /** Content of the overlay at the head, before and after the change. */
  readonly before: string;
  readonly after: string;
  readonly fromId: string;
  readonly toId: string;
  readonly holdId?: string;
  readonly confirmation?: string;
  /** Ids and statuses of the checks, those of passing moments left out. */
  readonly checks: readonly string[];
}

/**
 * Equal as long as a rollback would do the same for the same reasons. Commits
 * that leave the overlay alone do not change it.
 */
export function fingerprintOf(sight: RollbackSight): string {
  const parts = [
    'v1',
    sight.entityRef,
    sight.environment,
    sight.repository,
    sight.overlayPath,
    sight.before,
    sight.after,
    sight.fromId,
    sight.toId,
    sight.holdId ?? null,
    sight.confirmation ?? null,
    [...sight.checks].sort(),
  ];
  return createHash('sha256').update(JSON.stringify(parts)).digest('hex');
}
