/**
 * Where a deployment stands. A state never goes backwards: `queued` →
 * `in_progress` → one of the others; `success` may still become `superseded`
 * or, when a rollback leaves it, `failure`.
 *
 * @public
 */
export type DeploymentState =
  | 'queued'
  | 'in_progress'
  | 'success'
  | 'failure'
  | 'cancelled'
  | 'superseded';

/** @public */
export type DeploymentKind = 'deploy' | 'rollback' | 'restart' | 'config';

/**
 * One thing that was deployed.
 *
 * @public
 */
export interface Artefact {
  /** Image name without tag, or name of the package. */
  readonly name: string;
  /** Image tag or version; undefined when only a digest is known. */
  readonly version?: string;
  /** `sha256:…` */
  readonly digest?: string;
}

/** @public */
export interface DeploymentCommit {
  /** `host/owner/name` */
  readonly repository: string;
  readonly sha: string;
  readonly url: string;
  /** First line of the message. */
  readonly subject?: string;
}

/**
 * Who did something. `entityRef` is set when the person is in the catalog.
 *
 * @public
 */
export interface Actor {
  readonly displayName: string;
  readonly entityRef?: string;
}

/**
 * Where a fact about a deployment comes from.
 *
 * @public
 */
export interface SourceRef {
  /** `git`, `github`, `eas`, `report`; later `kubernetes`. */
  readonly source: string;
  /** Unique within the source. */
  readonly externalId: string;
  /** Evidence for a person. */
  readonly url?: string;
  /** Whether the match with the others is inferred from time and commit. */
  readonly inferred?: boolean;
}

/**
 * One deployment of an entity to an environment. Times are ISO 8601 in UTC.
 *
 * @public
 */
export interface Deployment {
  readonly id: string;
  readonly entityRef: string;
  readonly environment: string;
  readonly kind: DeploymentKind;
  /** The deployment that a rollback left, which is marked as failed. */
  readonly rollbackOf?: string;
  /** The deployment that a rollback went back to. */
  readonly restores?: string;
  readonly state: DeploymentState;
  /** The state in the source's own words. */
  readonly sourceState?: string;
  /** What a person calls it: the tag of the first artefact, else its short digest, else the short commit. */
  readonly version: string;
  readonly artefacts: readonly Artefact[];
  readonly commit?: DeploymentCommit;
  readonly actor?: Actor;
  readonly approvers: readonly Actor[];
  readonly reason?: string;
  readonly queuedAt?: string;
  readonly startedAt?: string;
  readonly finishedAt?: string;
  readonly supersededAt?: string;
  readonly sourceRefs: readonly SourceRef[];
  /** The rollback operation that made it. */
  readonly operationId?: string;
}

/**
 * What a pipeline tells about one deployment of one entity. Reports with the
 * same `sourceRef` are about the same deployment, whatever their order.
 *
 * @public
 */
export interface DeploymentReport {
  readonly entityRef: string;
  readonly environment: string;
  /** Default `deploy`. */
  readonly kind?: DeploymentKind;
  readonly state: Exclude<DeploymentState, 'superseded'>;
  readonly artefacts: readonly Artefact[];
  /** The one that asked for it: of the overlay where there is one, else of the application. */
  readonly commit?: Omit<DeploymentCommit, 'subject'>;
  readonly actor?: Pick<Actor, 'displayName'>;
  readonly reason?: string;
  readonly startedAt?: string;
  /** Default: now, when the state is an end. */
  readonly finishedAt?: string;
  readonly sourceRef: Omit<SourceRef, 'inferred'>;
}

/** @public */
export interface PageInfo {
  readonly nextCursor?: string;
}

/** @public */
export interface DeploymentList {
  readonly items: readonly Deployment[];
  readonly pageInfo: PageInfo;
}

/**
 * A deployment with what only its own page shows.
 *
 * @public
 */
export interface DeploymentDetails extends Deployment {
  /** The deployment before it in the same environment. */
  readonly previous?: { readonly id: string; readonly version: string };
  /** Commits to the repository since the previous deployment, newest first, at most 50. */
  readonly commits: readonly DeploymentCommitSummary[];
  /** Unified difference of the overlay, as Git prints it. */
  readonly difference?: string;
}

/** @public */
export interface DeploymentCommitSummary {
  readonly sha: string;
  readonly subject: string;
  readonly author: Actor;
  readonly committedAt: string;
  readonly url: string;
}

/**
 * After a rollback an environment is held until someone lifts it: the gate
 * that CI asks answers 423.
 *
 * @public
 */
export interface Hold {
  readonly id: string;
  readonly reason: string;
  readonly actor: Actor;
  readonly createdAt: string;
  readonly operationId?: string;
}

/** @public */
export interface EnvironmentStatus {
  readonly environment: string;
  /** Newest deployment that succeeded; undefined when never deployed. */
  readonly current?: Deployment;
  /** Newest deployment that has not ended. */
  readonly inFlight?: Deployment;
  readonly hold?: Hold;
  /**
   * How many commits of the application this environment lacks compared with
   * the one before it in the order of promotion.
   */
  readonly behind?: { readonly environment: string; readonly commits: number };
  /** Whether only pipelines tell of it, so that the portal knows no way back. */
  readonly reportedOnly?: boolean;
  /** Whether the entity's name is typed out before a rollback, as in production. */
  readonly confirmationRequired: boolean;
  /** What the person who asked may do here. */
  readonly permissions: {
    readonly rollback: boolean;
    readonly liftHold: boolean;
  };
}

/**
 * The answer about all environments of an entity, in the order in which a
 * person reads them: production first.
 *
 * @public
 */
export interface EnvironmentList {
  readonly items: readonly EnvironmentStatus[];
  readonly sync: SyncStatus;
}

/**
 * How fresh the stored deployments of an entity are.
 *
 * @public
 */
export interface SyncStatus {
  /** When the sources were last read without an error. */
  readonly syncedAt?: string;
  /** What is wrong now, in a sentence for the person who can mend it. */
  readonly problem?: SyncProblem;
}

/** @public */
export interface SyncProblem {
  /**
   * `no-repository`: the entity names no repository; `no-environments`: no
   * overlay was found; `unreachable`: the repository's host does not answer;
   * `invalid`: an overlay cannot be read.
   */
  readonly code:
    | 'no-repository'
    | 'no-environments'
    | 'unreachable'
    | 'invalid';
  readonly message: string;
  readonly since?: string;
}

/**
 * The five DORA metrics over a number of days. A figure that cannot be told
 * for want of deployments is `undefined`.
 *
 * @public
 */
export interface DeploymentMetrics {
  readonly days: number;
  readonly environment: string;
  /** Deployments in the period that ended, the base of the shares. */
  readonly deployments: number;
  /** Successful deployments per day. */
  readonly deploymentFrequency?: number;
  /** Median seconds from commit to running. */
  readonly leadTimeSeconds?: number;
  /** 0 to 1. */
  readonly changeFailRate?: number;
  /** Median seconds from a failed deployment to the next healthy one. */
  readonly failedDeploymentRecoverySeconds?: number;
  /** 0 to 1: deployments made to mend an earlier one. */
  readonly reworkRate?: number;
}

/** @public */
export type CheckStatus = 'pass' | 'warn' | 'block';

/** @public */
export interface RollbackCheck {
  /** Stable name, such as `target-available`. */
  readonly id: string;
  readonly status: CheckStatus;
  /** One sentence. */
  readonly title: string;
  /** What it was told from. */
  readonly evidence?: string;
  readonly url?: string;
}

/** @public */
export type RollbackStrategy = 'gitops';

/** @public */
export interface RollbackFileChange {
  readonly path: string;
  /** Unified difference. */
  readonly difference: string;
}

/** @public */
export interface RollbackPreview {
  readonly entityRef: string;
  readonly environment: string;
  readonly strategy: RollbackStrategy;
  /** How it will be done, in a sentence. */
  readonly how: string;
  readonly from: Deployment;
  readonly to: Deployment;
  /** What else may be chosen, newest first, with the default marked. */
  readonly candidates: readonly RollbackCandidate[];
  readonly changes: readonly RollbackFileChange[];
  /** Blocks first, then warnings, then passes. */
  readonly checks: readonly RollbackCheck[];
  /** What has to be typed to confirm; undefined where nothing has. */
  readonly confirmation?: string;
  /** Of all that the preview saw; applying on another one is a conflict. */
  readonly fingerprint: string;
}

/** @public */
export interface RollbackCandidate {
  readonly deployment: Deployment;
  /** Whether it is known to have run well. */
  readonly healthy: boolean;
  /** Seconds it ran. */
  readonly ranForSeconds?: number;
  readonly isDefault: boolean;
}

/** @public */
export interface RollbackPreviewRequest {
  readonly entityRef: string;
  readonly environment: string;
  readonly deploymentId?: string;
}

/** @public */
export interface RollbackRequest {
  readonly entityRef: string;
  readonly environment: string;
  /** The deployment to go back to. */
  readonly deploymentId: string;
  readonly fingerprint: string;
  readonly reason: string;
  readonly confirmation?: string;
}

/**
 * @public
 */
export type RollbackState =
  | 'pending'
  | 'applying'
  | 'verifying'
  | 'succeeded'
  | 'failed';

/** @public */
export interface RollbackEvent {
  readonly at: string;
  readonly type:
    | 'requested'
    | 'applied'
    | 'verifying'
    | 'succeeded'
    | 'failed'
    | 'resumed';
  readonly message: string;
  readonly actor?: Actor;
  readonly url?: string;
}

/** @public */
export interface RollbackOperation {
  readonly id: string;
  readonly entityRef: string;
  readonly environment: string;
  readonly strategy: RollbackStrategy;
  readonly state: RollbackState;
  readonly from: Deployment;
  readonly to: Deployment;
  readonly reason: string;
  readonly requestedBy: Actor;
  readonly requestedAt: string;
  readonly commit?: DeploymentCommit;
  /** What went wrong, in a sentence. */
  readonly error?: string;
  readonly hold?: Hold;
  /** Oldest first. */
  readonly timeline: readonly RollbackEvent[];
}
