import { useSyncExternalStore } from 'react';

const TICK_MS = 15_000;

const listeners = new Set<() => void>();
let timer: ReturnType<typeof setInterval> | undefined;
let now = Date.now();

function subscribe(listener: () => void) {
  if (listeners.size === 0) {
    timer = setInterval(() => {
      now = Date.now();
      listeners.forEach(each => each());
    }, TICK_MS);
  }
  listeners.add(listener);
  return () => {
    listeners.delete(listener);
    if (listeners.size === 0) {
      clearInterval(timer);
    }
  };
}

function readClock() {
  const current = Date.now();
  // A snapshot has to be stable while it is read, or rendering would not end.
  if (current - now > (listeners.size === 0 ? 1_000 : TICK_MS)) {
    now = current;
  }
  return now;
}

/** The present in milliseconds; one clock for all relative times of a page. */
export function useNow(): number {
  return useSyncExternalStore(subscribe, readClock);
}
