/**
 * Routes that metrics and logs tell apart. The label of everything else is
 * `other`: addresses that visitors invent must not become time series.
 */
export const routes = [
  '/',
  '/api/health',
  '/api/metrics',
  '/api/notes',
  '/api/session',
  '/icon.svg',
  '/notes',
  '/opengraph-image',
  '/robots.txt',
  '/sign-in',
  '/sitemap.xml',
] as const;

const known = new Set<string>(routes);

/** The label of a request's address. */
export function routeOf(url: string): string {
  const path = url.split('?', 1)[0] ?? url;
  if (path.startsWith('/_next/')) {
    return '/_next';
  }
  return known.has(path) ? path : 'other';
}
