import { useCallback, useRef, useState } from 'react';
import { useApi } from '@backstage/core-plugin-api';
import type {
  RollbackOperation,
  RollbackPreview,
  RollbackPreviewRequest,
} from '@jalon/plugin-deployments-common';
import { deploymentsApiRef } from '../api';
import { newIdempotencyKey } from '../lib/idempotencyKey';
import { previewChanges } from '../lib/previewChanges';
import { useEnvironments } from './useEnvironments';
import { useLiveQuery } from './useLiveQuery';

/**
 * The preview of a rollback. It is made once and again on request only: it
 * reads the repository, and a person is deciding on what it shows.
 */
export function useRollbackPreview(request: RollbackPreviewRequest) {
  const api = useApi(deploymentsApiRef);
  const query = useLiveQuery(JSON.stringify(request), () =>
    api.previewRollback(request),
  );
  const { data, reload } = query;
  const [before, setBefore] = useState<RollbackPreview>();
  const renew = useCallback(() => {
    setBefore(data);
    reload();
  }, [data, reload]);
  const changes =
    before && data && before !== data ? previewChanges(before, data) : [];
  return { ...query, changes, renew };
}

/**
 * Whether the person may act, as far as it is known: a preview can be read,
 * and sent on, by who may not.
 */
export function useMayRollBack(preview: RollbackPreview): boolean | undefined {
  const { data } = useEnvironments(preview.entityRef);
  return data?.items.find(each => each.environment === preview.environment)
    ?.permissions.rollback;
}

/**
 * Starts a rollback. The same preview always goes under the same key, so that
 * however often it is clicked the server starts one operation.
 */
export function useStartRollback(
  preview: RollbackPreview,
  onStarted: (operation: RollbackOperation) => void,
) {
  const api = useApi(deploymentsApiRef);
  const [isPending, setPending] = useState(false);
  const [error, setError] = useState<unknown>();
  const underWay = useRef(false);
  const key = useRef({ fingerprint: '', value: '' });
  if (key.current.fingerprint !== preview.fingerprint) {
    key.current = {
      fingerprint: preview.fingerprint,
      value: newIdempotencyKey(),
    };
  }

  const start = async (reason: string, confirmation: string | undefined) => {
    if (underWay.current) {
      return;
    }
    underWay.current = true;
    setPending(true);
    setError(undefined);
    try {
      const operation = await api.rollBack(
        {
          entityRef: preview.entityRef,
          environment: preview.environment,
          deploymentId: preview.to.id,
          fingerprint: preview.fingerprint,
          reason,
          confirmation,
        },
        { idempotencyKey: key.current.value },
      );
      onStarted(operation);
    } catch (failure) {
      setError(failure);
    } finally {
      underWay.current = false;
      setPending(false);
    }
  };
  return { start, isPending, error, clearError: () => setError(undefined) };
}
