import { useApi } from '@backstage/core-plugin-api';
import type {
  DeploymentErrorsList,
  DeploymentMark,
  CrashFreeChange,
  SentryApi,
  SentryIssue,
} from '@jalon/plugin-sentry-common';
import { sentryApiRef } from '../api';
import { useLiveQuery } from './useLiveQuery';

const REFRESH_MS = 15_000;
/** The most that the server gives at once; older deployments ask one by one. */
const NEWEST = 100;
/** Rows that are rendered or refreshed together share one request. */
const SHARED_MS = REFRESH_MS / 2;

/** What one deployment did to the errors. */
export interface OneDeploymentErrors {
  /** The gravest, at most 5. */
  readonly issues: readonly SentryIssue[];
  readonly newIssues: number;
  readonly regressedIssues: number;
  /** Undefined for a deployment that is not among the newest. */
  readonly deployment?: DeploymentMark;
  readonly crashFree?: CrashFreeChange;
}

interface Shared {
  readonly at: number;
  readonly answer: Promise<DeploymentErrorsList>;
}

const sharedByApi = new WeakMap<SentryApi, Map<string, Shared>>();

function newestDeployments(api: SentryApi, entityRef: string) {
  const shared = sharedByApi.get(api) ?? new Map<string, Shared>();
  sharedByApi.set(api, shared);
  const known = shared.get(entityRef);
  if (known && Date.now() - known.at < SHARED_MS) {
    return known.answer;
  }
  const answer = api.getDeploymentErrors({ entityRef, limit: NEWEST });
  shared.set(entityRef, { at: Date.now(), answer });
  answer.catch(() => shared.delete(entityRef));
  return answer;
}

async function olderDeployment(
  api: SentryApi,
  entityRef: string,
  deployment: string,
): Promise<OneDeploymentErrors> {
  const { items, pageInfo } = await api.listIssues({
    entityRef,
    deployment,
    sort: '-level',
    limit: NEWEST,
  });
  const regressedIssues = items.filter(
    ({ regressedIn }) => regressedIn?.id === deployment,
  ).length;
  return {
    issues: items.slice(0, 5),
    newIssues: pageInfo.totalItems - regressedIssues,
    regressedIssues,
  };
}

/** The newest deployments' errors, one request for all rows of a page. */
export function useNewestDeploymentErrors(entityRef: string) {
  const api = useApi(sentryApiRef);
  return useLiveQuery(
    entityRef,
    () => newestDeployments(api, entityRef),
    REFRESH_MS,
  );
}

/** What a deployment did to the errors, however old it is. */
export function useDeploymentErrors(entityRef: string, deploymentId: string) {
  const api = useApi(sentryApiRef);
  return useLiveQuery<OneDeploymentErrors>(
    JSON.stringify([entityRef, deploymentId]),
    async () => {
      const { items } = await newestDeployments(api, entityRef);
      return (
        items.find(({ deployment }) => deployment.id === deploymentId) ??
        olderDeployment(api, entityRef, deploymentId)
      );
    },
    REFRESH_MS,
  );
}
