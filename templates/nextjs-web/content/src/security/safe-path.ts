/** A path of this site, or the fallback: no link may send visitors elsewhere after they sign in. */
export function safePath(path: unknown, fallback: string): string {
  if (typeof path !== 'string' || !path.startsWith('/')) {
    return fallback;
  }
  const base = 'https://site.invalid';
  const url = URL.parse(path, base);
  return url?.origin === base ? `${url.pathname}${url.search}` : fallback;
}
