import { useCallback, useEffect, useReducer, useRef } from 'react';

/** What a view knows about one question to the server. */
export interface LiveQuery<T> {
  /** The newest answer; it stays while a later one is awaited or fails. */
  readonly data?: T;
  /** Why the newest attempt failed; `data` is then from an earlier one. */
  readonly error?: Error;
  /** `data` answers an earlier question than the one that is asked now. */
  readonly isStale: boolean;
  /** When `data` arrived, in milliseconds. */
  readonly updatedAt?: number;
  readonly reload: () => void;
}

interface State<T> {
  readonly round: number;
  /** The question that was answered last, and how. */
  readonly answeredKey?: string;
  readonly error?: Error;
  readonly dataKey?: string;
  readonly data?: T;
  readonly updatedAt?: number;
}

type Action<T> =
  | { readonly type: 'reload' }
  | { readonly type: 'loaded'; key: string; data: T; at: number }
  | { readonly type: 'failed'; key: string; error: Error };

function reduce<T>(state: State<T>, action: Action<T>): State<T> {
  switch (action.type) {
    case 'reload':
      return { ...state, round: state.round + 1 };
    case 'loaded':
      return {
        round: state.round,
        answeredKey: action.key,
        dataKey: action.key,
        data: action.data,
        updatedAt: action.at,
      };
    default:
      return { ...state, answeredKey: action.key, error: action.error };
  }
}

const asError = (value: unknown) =>
  value instanceof Error ? value : new Error(String(value));

/**
 * Asks the server and asks again every `everyMs` while someone can see the
 * page. What was loaded stays on the screen until something newer replaces it.
 *
 * `key` names the question: a new key is asked at once, `undefined` asks
 * nothing.
 */
export function useLiveQuery<T>(
  key: string | undefined,
  load: () => Promise<T>,
  everyMs?: number,
): LiveQuery<T> {
  const [state, dispatch] = useReducer(
    reduce as (state: State<T>, action: Action<T>) => State<T>,
    { round: 0 },
  );
  const newestLoad = useRef(load);
  newestLoad.current = load;
  const reload = useCallback(() => dispatch({ type: 'reload' }), []);

  useEffect(() => {
    if (key === undefined) {
      return undefined;
    }
    let isAwaited = true;
    const settle = (action: Action<T>) => isAwaited && dispatch(action);
    newestLoad.current().then(
      data => settle({ type: 'loaded', key, data, at: Date.now() }),
      error => settle({ type: 'failed', key, error: asError(error) }),
    );
    return () => {
      isAwaited = false;
    };
  }, [key, state.round]);

  useWhileVisible(reload, everyMs);

  return {
    data: state.data,
    error: state.answeredKey === key ? state.error : undefined,
    isStale: state.data !== undefined && state.dataKey !== key,
    updatedAt: state.updatedAt,
    reload,
  };
}

function useWhileVisible(callback: () => void, everyMs: number | undefined) {
  useEffect(() => {
    if (everyMs === undefined) {
      return undefined;
    }
    const callIfVisible = () => {
      if (document.visibilityState === 'visible') {
        callback();
      }
    };
    const timer = setInterval(callIfVisible, everyMs);
    document.addEventListener('visibilitychange', callIfVisible);
    return () => {
      clearInterval(timer);
      document.removeEventListener('visibilitychange', callIfVisible);
    };
  }, [callback, everyMs]);
}
