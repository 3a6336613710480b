import type { Entity } from '@backstage/catalog-model';
import type { Actor, SyncProblem } from '@jalon/plugin-deployments-common';
import type { EntityEnvironment } from '../database/SyncStore';
import type {
  ApplicationCommit,
  DeploymentEvidence,
  DeploymentRecord,
} from '../domain/types';

/** Where the deployments of an entity are read from. */
export interface SourceLocation {
  /** Changes when something else has to be read for the entity. */
  readonly key: string;
  /** Shared by the entities whose news are told by one question. */
  readonly positionKey: string;
  /** Whether asking costs a call to an outside service. */
  readonly hosted: boolean;
}

export interface ReadRequest {
  readonly entityRef: string;
  /** Position up to which everything is known; undefined to read all. */
  readonly since?: string;
  readonly position: string;
  readonly now: string;
  readonly knownEnvironments: ReadonlySet<string>;
  /** Known deployments of an environment, newest first. */
  known(environment: string): Promise<readonly DeploymentRecord[]>;
  /** Application commits of known versions, by `artefactsKey`. */
  applicationCommits(
    keys: readonly string[],
  ): Promise<ReadonlyMap<string, ApplicationCommit>>;
  actorOf(person: { name: string; email: string }): Promise<Actor>;
}

export interface SourceReading {
  readonly environments: readonly EntityEnvironment[];
  readonly deployments: readonly DeploymentRecord[];
  readonly evidence: ReadonlyMap<string, DeploymentEvidence>;
  readonly problem?: Pick<SyncProblem, 'code' | 'message'>;
}

/** One kind of place that tells deployments. */
export interface DeploymentSource<L extends SourceLocation = SourceLocation> {
  /** Undefined when the entity has no such source. */
  locate(entity: Entity): L | undefined;
  /** Cheap enough to be polled; another answer means news. */
  position(location: L): Promise<string>;
  read(location: L, request: ReadRequest): Promise<SourceReading>;
}
