import type { Actor, DeploymentState } from '@jalon/plugin-deployments-common';
import type {
  ApplicationCommit,
  DeploymentEvidence,
  DeploymentRecord,
} from '../domain/types';

export interface DeploymentsQuery {
  readonly entityRef: string;
  /** Only these environments; all when undefined. */
  readonly environments?: readonly string[];
  readonly state?: DeploymentState;
  /** Part of a version, a commit, or a person's name. */
  readonly query?: string;
  readonly since?: string;
  readonly limit: number;
  readonly cursor?: string;
}

/** Keeps deployments: one row each, whatever reported it and how often. */
export interface DeploymentsStore {
  /** One page, newest first. */
  listDeployments(
    query: DeploymentsQuery,
  ): Promise<{ items: DeploymentRecord[]; nextCursor?: string }>;

  getDeployment(
    entityRef: string,
    id: string,
  ): Promise<DeploymentRecord | undefined>;

  getDeployments(ids: readonly string[]): Promise<DeploymentRecord[]>;

  /** The deployment before one in its environment. */
  getPrevious(
    deployment: DeploymentRecord,
  ): Promise<DeploymentRecord | undefined>;

  getEvidence(id: string): Promise<DeploymentEvidence>;

  /** Newest success and unfinished deployments of all environments. */
  listCurrent(entityRef: string): Promise<DeploymentRecord[]>;

  /** Newest deployments of one environment, newest first. */
  history(
    entityRef: string,
    environment: string,
    options: { limit: number; since?: string },
  ): Promise<DeploymentRecord[]>;

  /** Application commits of versions, by `artefactsKey`. */
  applicationCommits(
    entityRef: string,
    keys: readonly string[],
  ): Promise<Map<string, ApplicationCommit>>;

  /** Mail addresses of actors that were not in the catalog when read. */
  unknownActors(limit: number): Promise<{ name: string; email: string }[]>;

  /** Tells who is behind a mail address. */
  setActor(email: string, actor: Actor): Promise<void>;

  /**
   * Adds or merges deployments and settles their environments. Returns the ids
   * of the rows that changed.
   */
  saveDeployments(
    entityRef: string,
    deployments: readonly DeploymentRecord[],
    evidence?: ReadonlyMap<string, DeploymentEvidence>,
  ): Promise<string[]>;
}
