import { useCallback, useEffect, useState } from 'react';
import { stringifyEntityRef } from '@backstage/catalog-model';
import { useApi } from '@backstage/core-plugin-api';
import { useEntity } from '@backstage/plugin-catalog-react';
import type { TodoProgress } from '@jalon/plugin-todo-progress-common';
import { todoProgressApiRef } from '../api';

const REFRESH_MS = 15_000;
/** Somebody who looks at an entity that was just created waits for it. */
const FIRST_READING_MS = 3_000;

/** Progress of the entity of an entity page. */
export interface ProgressQuery {
  /** The newest answer; kept while a later one is awaited or fails. */
  readonly data?: TodoProgress;
  /** Why the newest attempt failed. */
  readonly error?: Error;
  /** When the data arrived, in milliseconds. */
  readonly updatedAt?: number;
  readonly reload: () => void;
}

interface Answer {
  readonly entityRef: string;
  readonly data?: TodoProgress;
  readonly error?: Error;
  readonly updatedAt?: number;
}

/**
 * Loads the progress and loads it again as long as somebody can see it; what
 * was loaded stays on the screen meanwhile.
 */
export function useProgress(): ProgressQuery {
  const api = useApi(todoProgressApiRef);
  const entityRef = stringifyEntityRef(useEntity().entity);
  const [answer, setAnswer] = useState<Answer>({ entityRef });
  const [round, setRound] = useState(0);
  const reload = useCallback(() => setRound(value => value + 1), []);

  useEffect(() => {
    let ended = false;
    const unlessEnded = (change: (last: Answer) => Answer) => {
      if (!ended) {
        setAnswer(last => change(last));
      }
    };
    api.getProgress({ entityRef }).then(
      data => unlessEnded(() => ({ entityRef, data, updatedAt: Date.now() })),
      error =>
        unlessEnded(last => ({
          ...(last.entityRef === entityRef && last),
          entityRef,
          error: error instanceof Error ? error : new Error(String(error)),
        })),
    );
    return () => {
      ended = true;
    };
  }, [api, entityRef, round]);

  const current = answer.entityRef === entityRef ? answer : undefined;
  const { syncedAt, problem } = current?.data?.sync ?? {};
  const isFirst = current?.data && !syncedAt && !problem;
  useReloadWhileVisible(reload, isFirst ? FIRST_READING_MS : REFRESH_MS);

  return {
    data: current?.data,
    error: current?.error,
    updatedAt: current?.updatedAt,
    reload,
  };
}

function useReloadWhileVisible(reload: () => void, every: number) {
  useEffect(() => {
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
