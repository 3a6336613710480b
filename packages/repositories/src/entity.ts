import {
  ANNOTATION_LOCATION,
  ANNOTATION_SOURCE_LOCATION,
  Entity,
  parseLocationRef,
} from '@backstage/catalog-model';
import { posix } from 'node:path';
import { Repositories, Repository, RepositoryLocation } from './types';

const PROJECT_SLUG = 'github.com/project-slug';

/**
 * The repository that an entity names, and its folder in it.
 *
 * @public
 */
export interface EntityRepository {
  /** The repository, whether or not it exists. */
  readonly repository: Repository;
  /** Folder of the entity, without a trailing slash; `''` for the root. */
  readonly path: string;
}

/**
 * Finds the repository of an entity by the annotations that Backstage and its
 * community use, in this order: `backstage.io/source-location` (a folder),
 * `backstage.io/managed-by-location` (its descriptor file) and
 * `github.com/project-slug`. Annotations that lead to no configured host are
 * passed over; undefined when none is left.
 *
 * @public
 */
export function repositoryOfEntity(
  entity: Entity,
  repositories: Repositories,
): EntityRepository | undefined {
  const annotations = entity.metadata.annotations ?? {};
  const source = locate(annotations[ANNOTATION_SOURCE_LOCATION], repositories);
  if (source) {
    return opened(source, source.path, repositories);
  }
  const descriptor = locate(annotations[ANNOTATION_LOCATION], repositories);
  if (descriptor) {
    return opened(descriptor, folderOf(descriptor.path), repositories);
  }
  return fromSlug(annotations[PROJECT_SLUG], repositories);
}

function locate(
  annotation: string | undefined,
  repositories: Repositories,
): RepositoryLocation | undefined {
  if (!annotation) {
    return undefined;
  }
  try {
    const { type, target } = parseLocationRef(annotation);
    return type === 'url' ? locationOf(target, repositories) : undefined;
  } catch {
    return undefined;
  }
}

function locationOf(
  url: string,
  repositories: Repositories,
): RepositoryLocation | undefined {
  for (const host of repositories.hosts) {
    const location = host.parseUrl(url);
    if (location) {
      return location;
    }
  }
  return undefined;
}

function fromSlug(
  slug: string | undefined,
  repositories: Repositories,
): EntityRepository | undefined {
  const hosts = repositories.hosts.filter(({ kind }) => kind === 'github');
  const host =
    hosts.find(({ host: name }) => name === 'github.com') ?? hosts[0];
  if (!slug || !host) {
    return undefined;
  }
  const location = host.parseUrl(`https://${host.host}/${slug}`);
  return location && opened(location, '', repositories);
}

function opened(
  location: RepositoryLocation,
  path: string,
  repositories: Repositories,
): EntityRepository {
  return { repository: repositories.open(location.ref), path };
}

function folderOf(path: string): string {
  const folder = posix.dirname(path);
  return folder === '.' ? '' : folder;
}
