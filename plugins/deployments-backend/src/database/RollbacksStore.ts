import type {
  Actor,
  DeploymentCommit,
  Hold,
  RollbackEvent,
  RollbackState,
  RollbackStrategy,
} from '@jalon/plugin-deployments-common';
import type { OverlayImage } from '../domain/types';

/** What an operation will do, as stored before anything is done. */
export interface RollbackPlan {
  readonly repository: {
    readonly host: string;
    readonly owner: string;
    readonly name: string;
  };
  readonly overlayPath: string;
  readonly images: readonly OverlayImage[];
  /** SHA-256 of the overlay that the person saw. */
  readonly overlayHash: string;
  readonly fromVersion: string;
  readonly toVersion: string;
  readonly entityName: string;
}

export interface StoredOperation {
  readonly id: string;
  readonly entityRef: string;
  readonly environment: string;
  readonly strategy: RollbackStrategy;
  readonly state: RollbackState;
  readonly fromId: string;
  readonly toId: string;
  readonly reason: string;
  readonly requester: {
    readonly entityRef: string;
    readonly displayName: string;
  };
  readonly authorEmail: string;
  readonly requestedAt: string;
  /** Until when the decision that was taken for the requester may be acted on. */
  readonly authorizedUntil: string;
  readonly idempotencyKey: string;
  readonly requestHash: string;
  readonly plan: RollbackPlan;
  readonly commit?: DeploymentCommit;
  readonly error?: string;
  readonly holdId?: string;
}

export interface StoredHold extends Hold {
  readonly entityRef: string;
  readonly environment: string;
  readonly liftedAt?: string;
}

export type OperationPatch = Partial<
  Pick<StoredOperation, 'state' | 'commit' | 'error' | 'holdId'>
>;

/** Keeps rollback operations, their events, and holds. */
export interface RollbacksStore {
  /**
   * Stores the intent. `false` when the requester used the key before or the
   * environment has an unfinished operation; nothing is stored then.
   */
  createOperation(
    operation: StoredOperation,
    event: RollbackEvent,
  ): Promise<boolean>;
  getOperation(id: string): Promise<StoredOperation | undefined>;
  findByKey(
    requesterRef: string,
    idempotencyKey: string,
  ): Promise<StoredOperation | undefined>;
  activeOperation(
    entityRef: string,
    environment: string,
  ): Promise<StoredOperation | undefined>;
  listEvents(operationId: string): Promise<RollbackEvent[]>;

  /** Takes the operation until a time, unless someone else has it. */
  claim(id: string, until: string, now: string): Promise<boolean>;
  /** Unfinished operations that nobody has. */
  listAbandoned(now: string): Promise<StoredOperation[]>;
  /** A final state also ends the claim and frees the environment. */
  updateOperation(
    id: string,
    patch: OperationPatch,
    events: readonly RollbackEvent[],
  ): Promise<void>;

  /** Replaces the hold of the environment. */
  setHold(hold: StoredHold): Promise<void>;
  getHold(id: string): Promise<StoredHold | undefined>;
  listHolds(entityRef: string): Promise<StoredHold[]>;
  /** `false` when it was lifted before. */
  liftHold(id: string, options: { at: string; by: Actor }): Promise<boolean>;
}
