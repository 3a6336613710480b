import { useApi } from '@backstage/core-plugin-api';
import { deploymentsApiRef } from '../api';
import { useDeploymentsSignal } from './useDeploymentsSignal';
import { useLiveQuery } from './useLiveQuery';

/**
 * How often a page asks again while someone looks at it. With the backend's
 * own pace a pushed deployment is on the screen within 15 seconds even where
 * the app has no signals.
 */
export const REFRESH_MS = 5_000;

/** What runs where, kept fresh. */
export function useEnvironments(entityRef: string | undefined) {
  const api = useApi(deploymentsApiRef);
  const query = useLiveQuery(
    entityRef,
    () => api.getEnvironments({ entityRef: entityRef ?? '' }),
    () => REFRESH_MS,
  );
  useDeploymentsSignal(query.reload);
  return query;
}
