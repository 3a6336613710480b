import { useCallback, useRef } from 'react';
import { useSearchParams } from 'react-router-dom';

export type SearchChanges = Record<
  string,
  string | readonly string[] | undefined
>;

/**
 * The state of a page in the search parameters of its address. A change is a
 * step that Back undoes, unless it replaces the present one.
 */
export function useSearchState() {
  const [params, setParams] = useSearchParams();
  const setter = useRef(setParams);
  setter.current = setParams;

  const update = useCallback(
    (changes: SearchChanges, options?: { replace?: boolean }) => {
      setter.current(
        previous => applyChanges(previous, changes),
        // Staying where one has scrolled to: only part of the page changes.
        { replace: options?.replace, preventScrollReset: true },
      );
    },
    [],
  );
  return { params, update };
}

function applyChanges(previous: URLSearchParams, changes: SearchChanges) {
  const next = new URLSearchParams(previous);
  for (const [name, value] of Object.entries(changes)) {
    next.delete(name);
    const values = typeof value === 'string' ? [value] : value ?? [];
    values.filter(Boolean).forEach(each => next.append(name, each));
  }
  return next;
}
