import { useMemo } from 'react';
import { useRouteRef } from '@backstage/core-plugin-api';
import { rootRouteRef } from '../routes';
import { sourceLinks, type SourceLinks } from '../lib/links';

/** Addresses of the pages of this plugin, wherever the app mounts them. */
export function useSourceLinks(): SourceLinks {
  const root = useRouteRef(rootRouteRef)();
  return useMemo(() => sourceLinks(root), [root]);
}
