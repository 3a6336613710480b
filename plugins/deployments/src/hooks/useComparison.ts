import { useApi } from '@backstage/core-plugin-api';
import type {
  DeploymentCommitSummary,
  DeploymentsApi,
  EnvironmentStatus,
} from '@jalon/plugin-deployments-common';
import { deploymentsApiRef } from '../api';
import { useLiveQuery } from './useLiveQuery';

/** Deployments whose commits are put together; more is not read by anyone. */
const MOST_DEPLOYMENTS = 10;

/** The commits that one environment has and another lacks. */
export interface Comparison {
  readonly commits: readonly DeploymentCommitSummary[];
  /** Whether the list ends before everything is told. */
  readonly incomplete: boolean;
}

async function compare(
  api: DeploymentsApi,
  entityRef: string,
  version: string,
  ahead: string,
): Promise<Comparison> {
  const { items } = await api.listDeployments({
    entityRef,
    environment: ahead,
    limit: 100,
  });
  const common = items.findIndex(each => each.version === version);
  const newer = common === -1 ? items : items.slice(0, common);
  const details = await Promise.all(
    newer
      .filter(each => each.kind === 'deploy')
      .slice(0, MOST_DEPLOYMENTS)
      .map(({ id }) => api.getDeployment({ entityRef, id })),
  );
  const bySha = new Map(
    details.flatMap(({ commits }) => commits).map(each => [each.sha, each]),
  );
  return {
    commits: [...bySha.values()],
    incomplete: common === -1 || newer.length > MOST_DEPLOYMENTS,
  };
}

/**
 * What an environment lacks compared with the one before it in the order of
 * promotion: the commits of the deployments made there since the version that
 * runs here.
 */
export function useComparison(entityRef: string, status: EnvironmentStatus) {
  const api = useApi(deploymentsApiRef);
  const version = status.current?.version;
  const ahead = status.behind?.environment;
  return useLiveQuery(
    version && ahead && JSON.stringify([entityRef, version, ahead]),
    () => compare(api, entityRef, version ?? '', ahead ?? ''),
  );
}
