import { useEffect, useRef } from 'react';

/** Calls back on Escape inside the element that gets the returned ref. */
export function useEscape<T extends HTMLElement>(onEscape: () => void) {
  const element = useRef<T>(null);
  const callback = useRef(onEscape);
  callback.current = onEscape;
  useEffect(() => {
    const node = element.current;
    const onKeyDown = (event: KeyboardEvent) => {
      if (event.key === 'Escape') {
        callback.current();
      }
    };
    node?.addEventListener('keydown', onKeyDown);
    return () => node?.removeEventListener('keydown', onKeyDown);
  }, []);
  return element;
}
