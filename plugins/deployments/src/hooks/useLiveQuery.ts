import { useCallback, useEffect, useRef, useState } from 'react';

/** What a view knows about one question to the server. */
export interface LiveQuery<T> {
  /** The newest answer; kept while a later one is awaited or fails. */
  readonly data?: T;
  /** Why the newest attempt failed; the data is then from an earlier one. */
  readonly error?: Error;
  /** Nothing to show yet. */
  readonly isPending: boolean;
  /** The data answers an earlier question than the one asked now. */
  readonly isStale: boolean;
  /** When the data arrived, in milliseconds. */
  readonly updatedAt?: number;
  readonly reload: () => void;
}

interface Answer<T> {
  readonly key?: string;
  readonly data?: T;
  readonly dataKey?: string;
  readonly error?: Error;
  readonly updatedAt?: number;
}

/** Milliseconds until the next request, or undefined for none. */
export type Interval<T> = (data: T | undefined) => number | undefined;

const toError = (value: unknown) =>
  value instanceof Error ? value : new Error(String(value));

/**
 * Loads, keeps what was loaded on the screen while it is loaded again, and
 * loads again at an interval as long as someone can see the page.
 *
 * `key` names the question: another key loads at once. An undefined key asks
 * nothing.
 */
export function useLiveQuery<T>(
  key: string | undefined,
  load: () => Promise<T>,
  interval: Interval<T> = () => undefined,
): LiveQuery<T> {
  const [answer, setAnswer] = useState<Answer<T>>({});
  const [round, setRound] = useState(0);
  const latest = useRef({ load, interval });
  latest.current = { load, interval };
  const reload = useCallback(() => setRound(value => value + 1), []);

  useEffect(() => {
    if (key === undefined) {
      return undefined;
    }
    let ended = false;
    latest.current.load().then(
      data => {
        if (!ended) {
          const now = Date.now();
          setAnswer({ key, data, dataKey: key, updatedAt: now });
        }
      },
      error => {
        if (!ended) {
          setAnswer(last => ({ ...last, key, error: toError(error) }));
        }
      },
    );
    return () => {
      ended = true;
    };
  }, [key, round]);

  useReloadWhileVisible(reload, latest.current.interval(answer.data));

  const answered = answer.key === key;
  return {
    data: answer.data,
    error: answered ? answer.error : undefined,
    isPending:
      answer.data === undefined && !(answered && answer.error !== undefined),
    isStale: answer.data !== undefined && answer.dataKey !== key,
    updatedAt: answer.updatedAt,
    reload,
  };
}

function useReloadWhileVisible(reload: () => void, every: number | undefined) {
  useEffect(() => {
    if (every === undefined) {
      return undefined;
    }
    const reloadIfVisible = () => {
      if (document.visibilityState === 'visible') {
        reload();
      }
    };
    const timer = setInterval(reloadIfVisible, every);
    document.addEventListener('visibilitychange', reloadIfVisible);
    return () => {
      clearInterval(timer);
      document.removeEventListener('visibilitychange', reloadIfVisible);
    };
  }, [reload, every]);
}
