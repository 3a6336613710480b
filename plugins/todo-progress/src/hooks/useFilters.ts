import { useCallback, useMemo } from 'react';
import { useLocation, useSearchParams } from 'react-router-dom';
import { readFilters, type Filters } from '../lib/filter';

/** The filters in the address of the page, and the item it points at. */
export function useFilters() {
  const [params, setParams] = useSearchParams();
  const { hash } = useLocation();
  const filters = useMemo(() => readFilters(params), [params]);
  const selected = params.get('item') ?? decodeFragment(hash);

  const update = useCallback(
    (
      changes: Partial<Filters> & { item?: string },
      options?: { replace?: boolean },
    ) =>
      setParams(
        previous => {
          const next = new URLSearchParams(previous);
          for (const [name, value] of Object.entries(changes)) {
            if (value) {
              next.set(name, value);
            } else {
              next.delete(name);
            }
          }
          return next;
        },
        { preventScrollReset: true, replace: options?.replace },
      ),
    [setParams],
  );
  return { filters, selected, update };
}

function decodeFragment(hash: string): string | undefined {
  try {
    return decodeURIComponent(hash.slice(1)) || undefined;
  } catch {
    return undefined;
  }
}
