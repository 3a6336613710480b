import type { Entity } from '@backstage/catalog-model';
import {
  repositoryOfEntity,
  type Repositories,
  type Repository,
} from '@jalon/repositories';
import {
  DEFAULT_ENVIRONMENTS_PATH,
  ENVIRONMENTS_PATH_ANNOTATION,
  joinPath,
} from '../domain/environments';
import type { SourceLocation } from './DeploymentSource';

/** The overlays of an entity in its repository. */
export interface GitLocation extends SourceLocation {
  readonly repository: Repository;
  /** `host/owner/name` */
  readonly repositoryName: string;
  /** Folder of the entity, `''` for the root. */
  readonly folder: string;
  /** Folder of the overlays, from the root of the repository. */
  readonly environmentsPath: string;
}

/** Undefined when the entity names no repository of a configured host. */
export function gitLocation(
  entity: Entity,
  repositories: Repositories,
): GitLocation | undefined {
  const found = repositoryOfEntity(entity, repositories);
  if (!found) {
    return undefined;
  }
  const { repository, path } = found;
  const annotation =
    entity.metadata.annotations?.[ENVIRONMENTS_PATH_ANNOTATION];
  const environmentsPath = joinPath(
    path,
    annotation ?? DEFAULT_ENVIRONMENTS_PATH,
  );
  if (environmentsPath === undefined) {
    return undefined;
  }
  const { host, owner, name } = repository.ref;
  const repositoryName = `${host}/${owner}/${name}`;
  return {
    key: `${repositoryName}:${path}:${environmentsPath}`,
    positionKey: repositoryName,
    hosted: repositories.host(host).kind !== 'local',
    repository,
    repositoryName,
    folder: path,
    environmentsPath,
  };
}
