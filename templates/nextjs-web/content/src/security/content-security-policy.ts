/** What decides how strict the policy of a page can be. */
export interface PolicyInput {
  readonly nonce: string;
  readonly development: boolean;
  /** Addresses that the browser may call besides this server. */
  readonly connectTo: readonly (string | undefined)[];
}

/**
 * Scripts run only with the nonce of their page. Styles may stand in
 * attributes, because `next/image` writes them there.
 */
export function contentSecurityPolicy({ nonce, development, connectTo }: PolicyInput): string {
  const origins = connectTo.flatMap((url) => (url ? [new URL(url).origin] : []));
  const directives: Record<string, readonly string[]> = {
    'default-src': ["'self'"],
    'script-src': [
      "'self'",
      `'nonce-${nonce}'`,
      "'strict-dynamic'",
      // React rebuilds the stacks of the server with eval while developing
      ...(development ? ["'unsafe-eval'"] : []),
    ],
    'style-src': ["'self'", development ? "'unsafe-inline'" : `'nonce-${nonce}'`],
    'style-src-attr': ["'unsafe-inline'"],
    'img-src': ["'self'", 'blob:', 'data:'],
    'font-src': ["'self'"],
    'connect-src': ["'self'", ...new Set(origins)],
    'object-src': ["'none'"],
    'base-uri': ["'none'"],
    'form-action': ["'self'"],
    'frame-ancestors': ["'none'"],
  };
  return Object.entries(directives)
    .map(([name, sources]) => `${name} ${sources.join(' ')}`)
    .join('; ');
}
