import { useApi } from '@backstage/core-plugin-api';
import type { ListSentryIssuesOptions } from '@jalon/plugin-sentry-common';
import { sentryApiRef } from '../api';
import { useLiveQuery } from './useLiveQuery';

/** A webhook's error is on an open page after at most this long. */
const REFRESH_MS = 15_000;

/** The figures of an entity, kept fresh. */
export function useSummary(entityRef: string) {
  const api = useApi(sentryApiRef);
  return useLiveQuery(
    entityRef,
    () => api.getSummary({ entityRef }),
    REFRESH_MS,
  );
}

/** One page of errors, kept fresh. */
export function useIssues(question: ListSentryIssuesOptions) {
  const api = useApi(sentryApiRef);
  return useLiveQuery(
    JSON.stringify(question),
    () => api.listIssues(question),
    REFRESH_MS,
  );
}

/** One error with what only its details show. */
export function useIssue(entityRef: string, id: string) {
  const api = useApi(sentryApiRef);
  return useLiveQuery(
    JSON.stringify([entityRef, id]),
    () => api.getIssue({ entityRef, id }),
    REFRESH_MS,
  );
}

/** Events per day with the deployments of those days. */
export function useTrend(question: {
  entityRef: string;
  project?: string;
  environment?: string;
}) {
  const api = useApi(sentryApiRef);
  return useLiveQuery(
    JSON.stringify(question),
    () => api.getTrend(question),
    4 * REFRESH_MS,
  );
}
