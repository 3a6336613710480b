/**
 * Where a link of a file in a repository leads: to another web site, to a file
 * or folder (`''` is the root) of the same repository, or nowhere that may be
 * offered to a person.
 */
export type LinkTarget =
  | { readonly kind: 'external'; readonly url: string }
  | { readonly kind: 'file'; readonly path: string; readonly anchor?: string }
  | { readonly kind: 'unsafe' };

/**
 * Resolves a link as written in `file`, which is untrusted: only web addresses
 * and paths that stay inside of the repository are let through.
 */
export function resolveLink(file: string, target: string): LinkTarget {
  const trimmed = target.trim();
  if (!trimmed || hasControlCharacters(trimmed) || trimmed.includes('\\')) {
    return { kind: 'unsafe' };
  }
  if (/^https?:\/\//i.test(trimmed)) {
    return externalLink(trimmed);
  }
  if (/^[a-z][a-z0-9+.-]*:/i.test(trimmed) || trimmed.startsWith('//')) {
    return { kind: 'unsafe' };
  }
  return repositoryLink(file, trimmed);
}

function externalLink(target: string): LinkTarget {
  try {
    const url = new URL(target);
    const safe = /^https?:$/.test(url.protocol) && !url.username;
    return safe && !url.password
      ? { kind: 'external', url: url.href }
      : { kind: 'unsafe' };
  } catch {
    return { kind: 'unsafe' };
  }
}

function repositoryLink(file: string, target: string): LinkTarget {
  const hash = target.indexOf('#');
  const rawAnchor = hash < 0 ? undefined : target.slice(hash + 1);
  const rawPath = (hash < 0 ? target : target.slice(0, hash)).split('?')[0];
  const path = decode(rawPath);
  const anchor = rawAnchor ? decode(rawAnchor) : undefined;
  if (path === undefined || (rawAnchor && anchor === undefined)) {
    return { kind: 'unsafe' };
  }
  const resolved = path === '' ? file : resolvePath(file, path);
  return resolved === undefined
    ? { kind: 'unsafe' }
    : { kind: 'file', path: resolved, ...(anchor ? { anchor } : {}) };
}

/** Undefined for a path that leaves the repository. */
function resolvePath(file: string, path: string): string | undefined {
  const segments = path.startsWith('/') ? [] : file.split('/').slice(0, -1);
  for (const segment of path.split('/')) {
    if (segment === '..') {
      if (segments.length === 0) {
        return undefined;
      }
      segments.pop();
    } else if (segment !== '' && segment !== '.') {
      segments.push(segment);
    }
  }
  const inGit = segments.some(segment => segment.toLowerCase() === '.git');
  return inGit ? undefined : segments.join('/');
}

function decode(text: string): string | undefined {
  try {
    const decoded = decodeURIComponent(text);
    return hasControlCharacters(decoded) || decoded.includes('\\')
      ? undefined
      : decoded;
  } catch {
    return undefined;
  }
}

function hasControlCharacters(text: string): boolean {
  return [...text].some(character => character < ' ' || character === '\u007f');
}
