const safeMethods = new Set(['GET', 'HEAD', 'OPTIONS']);

/**
 * Whether a request may change something: only pages of this site may, else
 * any site could act with the session of its visitor.
 */
export function mayMutate(method: string, headers: Headers): boolean {
  if (safeMethods.has(method)) {
    return true;
  }
  const site = headers.get('sec-fetch-site');
  if (site) {
    return site === 'same-origin';
  }
  // Browsers leave Sec-Fetch-Site out where there is no TLS
  const origin = headers.get('origin');
  return origin !== null && URL.canParse(origin) && new URL(origin).host === headers.get('host');
}
