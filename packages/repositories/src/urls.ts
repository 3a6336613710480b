import { RepositoryLocation } from './types';
import {
  assertPath,
  assertRevision,
  isValidPath,
  isValidRef,
} from './validation';

/** Names the default branch in an address, whatever it is called. */
const DEFAULT_REVISION = 'HEAD';

/** Address of a file or folder below the address of its repository. */
export function fileAddress(
  repositoryUrl: string,
  path: string,
  options: { revision?: string; fragment?: string; query?: string } = {},
): string {
  const { revision: name = DEFAULT_REVISION } = options;
  assertRevision(name);
  if (path) {
    assertPath(withoutTrailingSlash(path));
  }
  const folder = path === '' || path.endsWith('/');
  const revision = encodeURIComponent(name);
  const encoded = path
    .split('/')
    .filter(segment => segment !== '')
    .map(encodeURIComponent)
    .join('/');
  const address = `${repositoryUrl}/${folder ? 'tree' : 'blob'}/${revision}`;
  const query = options.query ? `?${options.query}` : '';
  const fragment = options.fragment
    ? `#${encodeURIComponent(options.fragment)}`
    : '';
  return `${address}${encoded ? `/${encoded}` : ''}${query}${fragment}`;
}

/**
 * Reads `<base>/<owner>/<name>[/{tree,blob,...}/<revision>[/<path>]]`, where the
 * revision is one encoded segment.
 */
export function parseAddress(
  url: string,
  options: { base: string; host: string },
): RepositoryLocation | undefined {
  const segments = segmentsBelow(url, options.base);
  if (!segments || segments.length < 2) {
    return undefined;
  }
  const [owner, rawName, view, revision, ...path] = segments;
  const name = rawName.replace(/\.git$/, '');
  if (!isValidRef({ owner, name }) || !isPathOfAddress(path)) {
    return undefined;
  }
  const ref = { host: options.host, owner, name };
  if (view === undefined) {
    return { ref, path: '' };
  }
  if (!['tree', 'blob', 'edit', 'raw', 'blame'].includes(view) || !revision) {
    return undefined;
  }
  return {
    ref,
    revision: revision === DEFAULT_REVISION ? undefined : revision,
    path: path.join('/'),
  };
}

/** At most one, so that an odd address stays odd and is not recognised. */
export function withoutTrailingSlash(text: string): string {
  return text.endsWith('/') ? text.slice(0, -1) : text;
}

function segmentsBelow(url: string, base: string): string[] | undefined {
  try {
    const address = new URL(url);
    const root = new URL(base);
    const prefix = `${withoutTrailingSlash(root.pathname)}/`;
    if (address.host !== root.host || !address.pathname.startsWith(prefix)) {
      return undefined;
    }
    return withoutTrailingSlash(address.pathname.slice(prefix.length))
      .split('/')
      .map(decodeURIComponent);
  } catch {
    return undefined;
  }
}

function isPathOfAddress(segments: readonly string[]): boolean {
  return (
    segments.length === 0 ||
    (segments.every(segment => !segment.includes('/')) &&
      isValidPath(segments.join('/')))
  );
}
