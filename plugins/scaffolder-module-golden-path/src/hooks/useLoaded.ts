import { useCallback, useEffect, useState } from 'react';

/** What was loaded for the last key that was answered. */
export interface Loaded<T> {
  /** Stays while something newer is on its way. */
  readonly value?: T;
  readonly error?: Error;
  readonly loading: boolean;
  readonly retry: () => void;
}

/**
 * Loads something whenever its key changes; answers that come too late are
 * dropped.
 *
 * @param key - identifies what is loaded; `undefined` loads nothing
 * @param load - must be stable, see `useCallback`
 */
export function useLoaded<T>(
  key: string | undefined,
  load: () => Promise<T>,
): Loaded<T> {
  const [answer, setAnswer] = useState<{
    key?: string;
    value?: T;
    error?: Error;
  }>({});
  const [attempt, setAttempt] = useState(0);

  useEffect(() => {
    if (key === undefined) {
      return undefined;
    }
    let current = true;
    load().then(
      value => current && setAnswer({ key, value }),
      (error: Error) => current && setAnswer({ key, error }),
    );
    return () => {
      current = false;
    };
  }, [key, load, attempt]);

  const retry = useCallback(() => {
    setAnswer({});
    setAttempt(number => number + 1);
  }, []);
  return {
    value: answer.value,
    error: answer.error,
    loading: key !== undefined && answer.key !== key,
    retry,
  };
}
