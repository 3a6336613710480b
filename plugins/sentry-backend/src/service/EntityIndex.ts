import type { AuthService } from '@backstage/backend-plugin-api';
import {
  RELATION_OWNED_BY,
  stringifyEntityRef,
  type Entity,
} from '@backstage/catalog-model';
import { CATALOG_FILTER_EXISTS } from '@backstage/catalog-client';
import type { CatalogService } from '@backstage/plugin-catalog-node';
import { SENTRY_PROJECT_SLUG_ANNOTATION } from '@jalon/plugin-sentry-common';
import { parseProjects, type InstanceName } from '../domain/annotation';
import { formatProjectKey, type ProjectKey } from '../domain/types';

const PAGE = 500;
const MAX_AGE_MS = 30_000;

/** An entity that names projects of Sentry. */
export interface IndexedEntity {
  readonly entityRef: string;
  readonly title: string;
  readonly owners: readonly string[];
  readonly projects: readonly ProjectKey[];
  readonly projectKeys: readonly string[];
}

/** Which entities of the catalog name which projects of Sentry. */
export class EntityIndex {
  readonly #options: {
    catalog: CatalogService;
    auth: AuthService;
    instances: () => readonly InstanceName[];
    now: () => Date;
  };
  #entities: readonly IndexedEntity[] = [];
  #readAt?: number;

  constructor(options: {
    catalog: CatalogService;
    auth: AuthService;
    instances: () => readonly InstanceName[];
    now: () => Date;
  }) {
    this.#options = options;
  }

  /** Reads the catalog. */
  async refresh(): Promise<readonly IndexedEntity[]> {
    const { catalog, auth, now, instances } = this.#options;
    const credentials = await auth.getOwnServiceCredentials();
    const entities: IndexedEntity[] = [];
    let cursor: string | undefined;
    do {
      const page = await catalog.queryEntities(
        cursor
          ? { cursor, limit: PAGE }
          : {
              filter: {
                [`metadata.annotations.${SENTRY_PROJECT_SLUG_ANNOTATION}`]:
                  CATALOG_FILTER_EXISTS,
              },
              limit: PAGE,
            },
        { credentials },
      );
      entities.push(...page.items.map(each => toIndexed(each, instances())));
      cursor = page.pageInfo.nextCursor;
    } while (cursor);
    this.#entities = entities;
    this.#readAt = now().getTime();
    return entities;
  }

  /** The entities of some projects, as the catalog had them lately. */
  async ofProjects(
    projectKeys: readonly string[],
  ): Promise<readonly IndexedEntity[]> {
    const age = this.#options.now().getTime() - (this.#readAt ?? 0);
    const entities = age > MAX_AGE_MS ? await this.refresh() : this.#entities;
    const keys = new Set(projectKeys);
    return entities.filter(each => each.projectKeys.some(key => keys.has(key)));
  }
}

function toIndexed(
  entity: Entity,
  instances: readonly InstanceName[],
): IndexedEntity {
  const projects = parseProjects(
    entity.metadata.annotations?.[SENTRY_PROJECT_SLUG_ANNOTATION],
    instances,
  ).flatMap(each => (each.project ? [each.project] : []));
  return {
    entityRef: stringifyEntityRef(entity),
    title: entity.metadata.title ?? entity.metadata.name,
    owners: (entity.relations ?? [])
      .filter(each => each.type === RELATION_OWNED_BY)
      .map(each => each.targetRef),
    projects,
    projectKeys: projects.map(formatProjectKey),
  };
}
