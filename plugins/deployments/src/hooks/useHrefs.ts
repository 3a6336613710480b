import { useMemo } from 'react';
import { useRouteRef } from '@backstage/core-plugin-api';
import {
  entityRouteParams,
  entityRouteRef,
} from '@backstage/plugin-catalog-react';
import { rollbackSearch } from '../lib/hrefs';
import { rollbackOperationRouteRef, rollbackRouteRef } from '../routes';

/** Addresses of the pages that the deployments pages link to. */
export function useHrefs() {
  const entityRoute = useRouteRef(entityRouteRef);
  const rollbackRoute = useRouteRef(rollbackRouteRef);
  const operationRoute = useRouteRef(rollbackOperationRouteRef);
  return useMemo(
    () => ({
      deployments: (entityRef: string) => {
        const params = entityRouteParams(entityRef, { encodeParams: true });
        return `${entityRoute(params)}/deployments`;
      },
      rollback: (target: Parameters<typeof rollbackSearch>[0]) =>
        `${rollbackRoute()}${rollbackSearch(target)}`,
      operation: (id: string) => operationRoute({ id }),
    }),
    [entityRoute, rollbackRoute, operationRoute],
  );
}
