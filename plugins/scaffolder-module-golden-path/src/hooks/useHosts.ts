import { fetchApiRef, useApi } from '@backstage/core-plugin-api';
import { toError } from '@backstage/errors';
import { useCallback, useEffect, useState } from 'react';
import { HostItem, loadHosts } from '../lib/checks';

/** The hosts that repositories can be created on. */
export function useHosts(): {
  items?: HostItem[];
  error?: Error;
  retry: () => void;
} {
  const fetchApi = useApi(fetchApiRef);
  const [attempt, setAttempt] = useState(0);
  const [state, setState] = useState<{ items?: HostItem[]; error?: Error }>({});

  useEffect(() => {
    let current = true;
    loadHosts(fetchApi).then(
      items => current && setState({ items }),
      error => current && setState({ error: toError(error) }),
    );
    return () => {
      current = false;
    };
  }, [fetchApi, attempt]);

  const retry = useCallback(() => {
    setState({});
    setAttempt(previous => previous + 1);
  }, []);
  return { ...state, retry };
}
