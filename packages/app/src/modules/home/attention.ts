import type { EnvironmentList } from '@jalon/plugin-deployments-common';

/** Something a person should look at, worst first. */
export type Attention =
  | {
      readonly kind: 'held';
      readonly entityRef: string;
      readonly environment: string;
      readonly person: string;
      readonly reason: string;
    }
  | {
      readonly kind: 'failed';
      readonly entityRef: string;
      readonly environment: string;
      readonly version: string;
    }
  | {
      readonly kind: 'problem';
      readonly entityRef: string;
      readonly message: string;
    };

const ORDER = ['failed', 'held', 'problem'];

/**
 * What the environments of entities ask of their owners. That an entity has no
 * repository or no environment is how it was made, not something to mend now.
 */
export function attentionOf(
  environments: ReadonlyMap<string, EnvironmentList>,
): Attention[] {
  const found: Attention[] = [];
  for (const [entityRef, { items, sync }] of environments) {
    for (const { environment, hold, current } of items) {
      if (hold) {
        found.push({
          kind: 'held',
          entityRef,
          environment,
          person: hold.actor.displayName,
          reason: hold.reason,
        });
      }
      if (current?.state === 'failure') {
        found.push({
          kind: 'failed',
          entityRef,
          environment,
          version: current.version,
        });
      }
    }
    if (
      sync.problem &&
      ['unreachable', 'invalid'].includes(sync.problem.code)
    ) {
      found.push({
        kind: 'problem',
        entityRef,
        message: sync.problem.message,
      });
    }
  }
  return found.sort((a, b) => ORDER.indexOf(a.kind) - ORDER.indexOf(b.kind));
}
