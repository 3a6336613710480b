import { useEffect, useRef } from 'react';
import { useSignal } from '@backstage/plugin-signals-react';

/** The channel on which the backend says that something it stores changed. */
export const DEPLOYMENTS_CHANNEL = 'deployments';

/**
 * Calls back when the backend signals a change. Signals carry ids only, so
 * the caller asks again; without signals in the app nothing happens and
 * polling alone keeps the page fresh.
 */
export function useDeploymentsSignal(onChange: () => void) {
  const { lastSignal } = useSignal(DEPLOYMENTS_CHANNEL);
  const callback = useRef(onChange);
  callback.current = onChange;
  useEffect(() => {
    if (lastSignal) {
      callback.current();
    }
  }, [lastSignal]);
}
