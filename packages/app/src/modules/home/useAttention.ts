import {
  identityApiRef,
  useApi,
  type IdentityApi,
} from '@backstage/core-plugin-api';
import {
  RELATION_OWNED_BY,
  stringifyEntityRef,
} from '@backstage/catalog-model';
import {
  catalogApiRef,
  type CatalogApi,
} from '@backstage/plugin-catalog-react';
import { deploymentsApiRef } from '@jalon/plugin-deployments';
import type {
  DeploymentsApi,
  EnvironmentList,
} from '@jalon/plugin-deployments-common';
import { useEffect, useState } from 'react';
import { attentionOf, type Attention } from './attention';

/** So many of a person's components are looked at. */
const MAX_COMPONENTS = 20;

export interface AttentionState {
  readonly loading: boolean;
  readonly error?: Error;
  readonly ownsSomething?: boolean;
  readonly items: readonly Attention[];
}

async function loadAttention(
  identity: IdentityApi,
  catalog: CatalogApi,
  deployments: DeploymentsApi,
): Promise<AttentionState> {
  const { ownershipEntityRefs } = await identity.getBackstageIdentity();
  const { items } = await catalog.getEntities({
    filter: {
      kind: 'component',
      [`relations.${RELATION_OWNED_BY}`]: ownershipEntityRefs,
    },
    fields: ['kind', 'metadata.name', 'metadata.namespace'],
    limit: MAX_COMPONENTS,
  });
  const refs = items.map(entity => stringifyEntityRef(entity));
  const lists = await Promise.allSettled(
    refs.map(entityRef => deployments.getEnvironments({ entityRef })),
  );
  const environments = new Map<string, EnvironmentList>();
  lists.forEach((result, index) => {
    if (result.status === 'fulfilled') {
      environments.set(refs[index], result.value);
    }
  });
  const failure = lists.find(result => result.status === 'rejected');
  return {
    loading: false,
    ownsSomething: refs.length > 0,
    error: failure?.status === 'rejected' ? failure.reason : undefined,
    items: attentionOf(environments),
  };
}

/** What needs the signed-in person among the components their teams own. */
export function useAttention(): AttentionState {
  const identity = useApi(identityApiRef);
  const catalog = useApi(catalogApiRef);
  const deployments = useApi(deploymentsApiRef);
  const [state, setState] = useState<AttentionState>({
    loading: true,
    items: [],
  });

  useEffect(() => {
    let active = true;
    loadAttention(identity, catalog, deployments)
      .catch(error => ({ loading: false, error, items: [] }))
      .then(loaded => active && setState(loaded));
    return () => {
      active = false;
    };
  }, [identity, catalog, deployments]);

  return state;
}
