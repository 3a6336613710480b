import { Place } from '../api/types';

/** Makes the addresses of the source pages. */
export interface SourceLinks {
  list(): string;
  tree(place: Place): string;
  blob(place: Place): string;
  commit(repository: { owner: string; name: string }, sha: string): string;
}

/** The addresses below the one that the app gives to the plugin. */
export function sourceLinks(root: string): SourceLinks {
  const base = root.replace(/\/+$/, '');
  const repository = ({ owner, name }: { owner: string; name: string }) =>
    `${base}/${encodeURIComponent(owner)}/${encodeURIComponent(name)}`;
  const file = (view: string, place: Place) =>
    [
      repository(place),
      view,
      encodeURIComponent(place.revision),
      ...place.path.split('/').filter(Boolean).map(encodeURIComponent),
    ].join('/');
  return {
    list: () => base || '/',
    tree: place => file('tree', place),
    blob: place => file('blob', place),
    commit: (ref, sha) =>
      `${repository(ref)}/commit/${encodeURIComponent(sha)}`,
  };
}

/**
 * Where a link in a Markdown file leads. Links relative to the file lead to the
 * source pages; anything but the web and mail leads nowhere.
 */
export function resolveLink(
  href: string,
  place: Place,
  links: SourceLinks,
): string {
  if (href.startsWith('#')) {
    return href;
  }
  if (/^(https?:|mailto:)/i.test(href)) {
    return href;
  }
  if (/^[a-z][a-z0-9+.-]*:|^\/\//i.test(href)) {
    return '';
  }
  const [target, fragment] = href.split('#');
  const path = resolvePath(target.split('?')[0], place.path);
  if (path === undefined) {
    return '';
  }
  const view = target.endsWith('/') || path === '' ? 'tree' : 'blob';
  const address = links[view]({ ...place, path });
  return fragment ? `${address}#${fragment}` : address;
}

/** Undefined when the path leaves the repository. */
function resolvePath(target: string, file: string): string | undefined {
  const folder = target.startsWith('/') ? [] : file.split('/').slice(0, -1);
  const segments = [...folder];
  for (const segment of decode(target).split('/')) {
    if (segment === '..') {
      if (segments.pop() === undefined) {
        return undefined;
      }
    } else if (segment && segment !== '.') {
      segments.push(segment);
    }
  }
  return segments.join('/');
}

function decode(text: string): string {
  try {
    return decodeURIComponent(text);
  } catch {
    return text;
  }
}
