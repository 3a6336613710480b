import { useCallback, useEffect, useState } from 'react';

/** Something that is being loaded, is there, or could not be. */
export type Loaded<T> =
  | { readonly state: 'loading' }
  | { readonly state: 'done'; readonly value: T }
  | {
      readonly state: 'failed';
      readonly error: Error;
      readonly retry: () => void;
    };

/** Loads when `load` changes; an answer that comes too late is dropped. */
export function useLoaded<T>(load: () => Promise<T>): Loaded<T> {
  const [attempt, setAttempt] = useState(0);
  const [loaded, setLoaded] = useState<Loaded<T>>({ state: 'loading' });
  const retry = useCallback(() => setAttempt(count => count + 1), []);

  useEffect(() => {
    let current = true;
    const settle = (next: Loaded<T>) => current && setLoaded(next);
    setLoaded({ state: 'loading' });
    load().then(
      value => settle({ state: 'done', value }),
      error => settle({ state: 'failed', error, retry }),
    );
    return () => {
      current = false;
    };
  }, [load, retry, attempt]);

  return loaded;
}
