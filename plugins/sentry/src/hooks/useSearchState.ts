import { useCallback, useRef } from 'react';
import { useSearchParams } from 'react-router-dom';

/** New values by name; `undefined` takes a parameter away. */
export type SearchChanges = Record<
  string,
  string | readonly string[] | undefined
>;

/** Changes the address; a step that Back undoes unless it replaces. */
export type UpdateSearch = (
  changes: SearchChanges,
  options?: { replace?: boolean },
) => void;

/** The state of a page in the search parameters of its address. */
export function useSearchState() {
  const [params, setParams] = useSearchParams();
  const newestSetter = useRef(setParams);
  newestSetter.current = setParams;
  const update: UpdateSearch = useCallback(
    (changes, options) =>
      newestSetter.current(previous => withChanges(previous, changes), {
        replace: options?.replace,
        // Only a part of the page changes: stay where one has scrolled to.
        preventScrollReset: true,
      }),
    [],
  );
  return { params, update };
}

function withChanges(previous: URLSearchParams, changes: SearchChanges) {
  const next = new URLSearchParams(previous);
  for (const [name, value] of Object.entries(changes)) {
    next.delete(name);
    const values = typeof value === 'string' ? [value] : value ?? [];
    values.filter(Boolean).forEach(each => next.append(name, each));
  }
  return next;
}
