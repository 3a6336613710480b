import type {
  DeploymentDetails,
  DeploymentList,
  DeploymentMetrics,
  DeploymentState,
  EnvironmentList,
  RollbackOperation,
  RollbackPreview,
  RollbackPreviewRequest,
  RollbackRequest,
} from './types';

/** @public */
export interface ListDeploymentsOptions {
  readonly entityRef: string;
  readonly environment?: string;
  readonly state?: DeploymentState;
  /** Part of a version, a commit or a person's name. */
  readonly query?: string;
  /** Only deployments finished at or after this ISO 8601 time. */
  readonly since?: string;
  /** Default 20, maximum 100. */
  readonly limit?: number;
  readonly cursor?: string;
}

/**
 * The deployments plugin as seen by its frontend and by other plugins.
 * Failures are `ResponseError`s with Backstage's standard error body.
 *
 * @public
 */
export interface DeploymentsApi {
  listDeployments(options: ListDeploymentsOptions): Promise<DeploymentList>;
  getDeployment(options: {
    entityRef: string;
    id: string;
  }): Promise<DeploymentDetails>;
  getEnvironments(options: { entityRef: string }): Promise<EnvironmentList>;
  getMetrics(options: {
    entityRef: string;
    environment?: string;
    days?: number;
  }): Promise<DeploymentMetrics>;
  previewRollback(request: RollbackPreviewRequest): Promise<RollbackPreview>;
  /** `idempotencyKey`: the same for a repeated click, so that it is one operation. */
  rollBack(
    request: RollbackRequest,
    options: { idempotencyKey: string },
  ): Promise<RollbackOperation>;
  getRollback(id: string): Promise<RollbackOperation>;
  liftHold(id: string): Promise<void>;
}
