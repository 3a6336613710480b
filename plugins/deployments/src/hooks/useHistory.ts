import { useApi } from '@backstage/core-plugin-api';
import { deploymentsApiRef } from '../api';
import { metricsDays, sinceOf, type TabState } from '../lib/tabState';
import { useDeploymentsSignal } from './useDeploymentsSignal';
import { REFRESH_MS } from './useEnvironments';
import { useLiveQuery } from './useLiveQuery';

/** Rows of one page of the history. */
export const PAGE_SIZE = 20;

/** One page of the history under the filters of the address, kept fresh. */
export function useHistory(entityRef: string, state: TabState) {
  const api = useApi(deploymentsApiRef);
  const question = {
    entityRef,
    environment: state.environment,
    state: state.state,
    query: state.query,
    since: sinceOf(state.days, Date.now()),
    limit: PAGE_SIZE,
    cursor: state.after.at(-1),
  };
  const query = useLiveQuery(
    JSON.stringify(question),
    () => api.listDeployments(question),
    () => REFRESH_MS,
  );
  useDeploymentsSignal(query.reload);
  return query;
}

/** The DORA metrics of one environment over the period of the address. */
export function useMetrics(
  entityRef: string,
  environment: string | undefined,
  days: number | undefined,
) {
  const api = useApi(deploymentsApiRef);
  const question = { entityRef, environment, days: metricsDays(days) };
  return useLiveQuery(
    environment && JSON.stringify(question),
    () => api.getMetrics(question),
    () => 4 * REFRESH_MS,
  );
}

/** One deployment with what only its details show. */
export function useDeployment(entityRef: string, id: string) {
  const api = useApi(deploymentsApiRef);
  const query = useLiveQuery(
    `${entityRef} ${id}`,
    () => api.getDeployment({ entityRef, id }),
    // What is known of a past deployment hardly changes.
    () => 4 * REFRESH_MS,
  );
  useDeploymentsSignal(query.reload);
  return query;
}
