/** How to open an address that came from a repository. */
export interface SafeLink {
  readonly href: string;
  readonly target?: '_blank';
  readonly rel?: string;
}

/**
 * Only web addresses are links, whatever the server says. One on this portal
 * becomes a path, so that following it does not load the portal again; others
 * open in a new tab that knows nothing of this one.
 */
export function safeLink(
  url: string | undefined,
  origin: string = window.location.origin,
): SafeLink | undefined {
  if (!url || !URL.canParse(url)) {
    return undefined;
  }
  const parsed = new URL(url);
  if (parsed.protocol !== 'https:' && parsed.protocol !== 'http:') {
    return undefined;
  }
  return parsed.origin === origin
    ? { href: `${parsed.pathname}${parsed.search}${parsed.hash}` }
    : { href: parsed.href, target: '_blank', rel: 'noopener noreferrer' };
}
