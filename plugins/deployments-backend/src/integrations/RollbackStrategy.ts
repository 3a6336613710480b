import type {
  DeploymentCommit,
  RollbackCheck,
  RollbackFileChange,
  RollbackStrategy as StrategyName,
} from '@jalon/plugin-deployments-common';
import type { Entity } from '@backstage/catalog-model';
import type { RollbackPlan, StoredOperation } from '../database/RollbacksStore';
import type { DeploymentRecord } from '../domain/types';

export interface PlanRequest {
  readonly entity: Entity;
  readonly environment: string;
  readonly overlayPath: string;
  readonly from: DeploymentRecord;
  readonly to: DeploymentRecord;
}

/** What a rollback would do, and what there is to be said against it. */
export interface PlannedRollback {
  /** In a sentence. */
  readonly how: string;
  readonly changes: readonly RollbackFileChange[];
  readonly checks: readonly RollbackCheck[];
  /** What the fingerprint covers of it. */
  readonly before: string;
  readonly after: string;
  readonly repository: string;
  readonly plan: RollbackPlan;
}

/** One way of bringing an earlier version back. */
export interface RollbackStrategy {
  readonly name: StrategyName;

  /** Reads only. */
  plan(request: PlanRequest): Promise<PlannedRollback>;

  /** What the operation has done already, told by its mark. */
  find(operation: StoredOperation): Promise<DeploymentCommit | undefined>;

  /**
   * Does it, marked with the operation. Throws `ConflictError` when what is to
   * be changed is no longer what the person saw.
   */
  apply(operation: StoredOperation): Promise<DeploymentCommit>;

  /** Whether it took effect, in a sentence. */
  verify(
    operation: StoredOperation,
  ): Promise<{ succeeded: boolean; message: string }>;
}
