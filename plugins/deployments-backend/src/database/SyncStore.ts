import type { SyncProblem } from '@jalon/plugin-deployments-common';

/** How far the sources of an entity were read. */
export interface EntitySync {
  readonly entityRef: string;
  /** What was read: repository, folder and overlays' folder. */
  readonly location?: string;
  /** Newest commit that was read. */
  readonly headSha?: string;
  readonly syncedAt?: string;
  readonly problem?: SyncProblem;
}

export interface EntityEnvironment {
  readonly environment: string;
  /** Undefined for one that only other sources know. */
  readonly overlayPath?: string;
  /** Whether the repository still has it. */
  readonly active: boolean;
  readonly behind?: { readonly environment: string; readonly commits: number };
}

/** Keeps what the synchronisation knows about each entity. */
export interface SyncStore {
  getSync(entityRef: string): Promise<EntitySync | undefined>;
  getSyncs(entityRefs: readonly string[]): Promise<Map<string, EntitySync>>;
  saveSync(sync: EntitySync): Promise<void>;
  /** Notes that nothing changed. */
  markSynced(entityRefs: readonly string[], at: string): Promise<void>;

  listEnvironments(entityRef: string): Promise<EntityEnvironment[]>;
  /** Those that had an overlay and are not named become inactive. */
  saveEnvironments(
    entityRef: string,
    environments: readonly EntityEnvironment[],
  ): Promise<void>;
}
