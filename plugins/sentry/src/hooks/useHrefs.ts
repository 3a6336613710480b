import { useMemo } from 'react';
import { useRouteRef } from '@backstage/core-plugin-api';
import {
  entityRouteParams,
  entityRouteRef,
} from '@backstage/plugin-catalog-react';
import type { RollbackOffer } from '../lib/rollback';
import { rollbackSearch } from '../lib/hrefs';
import { rollbackExternalRouteRef } from '../routes';

/** Addresses of the pages that the errors link to. */
export function useHrefs(entityRef: string) {
  const entityRoute = useRouteRef(entityRouteRef);
  const rollbackRoute = useRouteRef(rollbackExternalRouteRef);
  return useMemo(() => {
    const params = entityRouteParams(entityRef, { encodeParams: true });
    const entityPath = entityRoute(params);
    return {
      errors: (search?: Record<string, string>) => {
        const query = new URLSearchParams(search).toString();
        return `${entityPath}/errors${query && `?${query}`}`;
      },
      /** Undefined in an app without the deployments plugin. */
      deployment: (id: string) =>
        rollbackRoute &&
        `${entityPath}/deployments?${new URLSearchParams({
          period: 'all',
          deployment: id,
        })}`,
      /** Undefined in an app without the deployments plugin. */
      rollback: ({ environment, to }: RollbackOffer) =>
        rollbackRoute &&
        `${rollbackRoute()}${rollbackSearch({
          entityRef,
          environment,
          deploymentId: to.id,
        })}`,
    };
  }, [entityRef, entityRoute, rollbackRoute]);
}

export type Hrefs = ReturnType<typeof useHrefs>;
