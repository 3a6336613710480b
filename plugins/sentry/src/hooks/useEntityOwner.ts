import { parseEntityRef, RELATION_OWNED_BY } from '@backstage/catalog-model';
import { getEntityRelations, useEntity } from '@backstage/plugin-catalog-react';

/** The name of whom to ask about the entity of this page. */
export function useEntityOwner(): string | undefined {
  const { entity } = useEntity();
  const [relation] = getEntityRelations(entity, RELATION_OWNED_BY);
  if (relation) {
    return relation.name;
  }
  const owner = entity.spec?.owner;
  if (typeof owner !== 'string') {
    return undefined;
  }
  return parseEntityRef(owner, {
    defaultKind: 'group',
    defaultNamespace: 'default',
  }).name;
}
