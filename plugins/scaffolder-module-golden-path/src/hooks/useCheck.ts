import { useEffect, useState } from 'react';
import { Outcome } from '../lib/checks';

/** Long enough that a word is asked about, not each of its letters. */
const DEBOUNCE_MILLISECONDS = 300;

/**
 * Asks about a value once a person pauses typing it. Returns `undefined` while
 * there is no answer yet; an answer to an earlier value is never shown.
 *
 * @param value - identifies what is asked; `undefined` asks nothing
 * @param check - must be stable, see `useCallback`
 */
export function useCheck(
  value: string | undefined,
  check: (value: string) => Promise<Outcome>,
): Outcome | undefined {
  const [answer, setAnswer] = useState<{ value: string; outcome: Outcome }>();

  useEffect(() => {
    if (value === undefined) {
      return undefined;
    }
    let current = true;
    const timer = setTimeout(async () => {
      const outcome = await check(value);
      if (current) {
        setAnswer({ value, outcome });
      }
    }, DEBOUNCE_MILLISECONDS);
    return () => {
      current = false;
      clearTimeout(timer);
    };
  }, [value, check]);

  return answer?.value === value ? answer?.outcome : undefined;
}
