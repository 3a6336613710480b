import { RELATION_OWNED_BY, parseEntityRef } from '@backstage/catalog-model';
import { getEntityRelations, useEntity } from '@backstage/plugin-catalog-react';

/** The name of the group or person that owns the entity of this page. */
export function useEntityOwner(): string | undefined {
  const { entity } = useEntity();
  const [relation] = getEntityRelations(entity, RELATION_OWNED_BY);
  if (relation) {
    return relation.name;
  }
  const owner = entity.spec?.owner;
  return typeof owner === 'string'
    ? parseEntityRef(owner, {
        defaultKind: 'group',
        defaultNamespace: 'default',
      }).name
    : undefined;
}
