import type { AuthService } from '@backstage/backend-plugin-api';
import { RELATION_OWNED_BY, type Entity } from '@backstage/catalog-model';
import type { CatalogService } from '@backstage/plugin-catalog-node';
import { parseEnvironmentRef } from '@jalon/plugin-deployments-common';
import type { DeploymentEnvironment } from '@jalon/plugin-deployments-node';

/** Loads what permission rules look at, one catalog call for all. */
export class EnvironmentResources {
  readonly #catalog: CatalogService;
  readonly #auth: AuthService;

  constructor(options: { catalog: CatalogService; auth: AuthService }) {
    this.#catalog = options.catalog;
    this.#auth = options.auth;
  }

  async load(
    resourceRefs: readonly string[],
  ): Promise<(DeploymentEnvironment | undefined)[]> {
    const refs = resourceRefs.map(parseEnvironmentRef);
    const entityRefs = [...new Set(refs.map(ref => ref.entityRef))];
    const { items } = await this.#catalog.getEntitiesByRefs(
      { entityRefs, fields: ['relations', 'kind', 'metadata.name'] },
      { credentials: await this.#auth.getOwnServiceCredentials() },
    );
    const found = new Map(entityRefs.map((ref, index) => [ref, items[index]]));
    return refs.map(ref => {
      const entity = found.get(ref.entityRef);
      return entity && { ...ref, owners: ownersOf(entity) };
    });
  }
}

function ownersOf(entity: Entity): string[] {
  return (entity.relations ?? [])
    .filter(relation => relation.type === RELATION_OWNED_BY)
    .map(relation => relation.targetRef);
}
