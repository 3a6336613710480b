/** A repository as the parts of a scaffolder `repoUrl`; parts may be empty. */
export interface RepositoryParts {
  readonly host: string;
  readonly owner: string;
  readonly name: string;
}

/** Reads `host?owner=acme&repo=orders-api`. */
export function parseRepositoryUrl(url: unknown): RepositoryParts {
  const [host, query] = typeof url === 'string' ? url.split('?') : [''];
  const parameters = new URLSearchParams(query ?? '');
  return {
    host,
    owner: parameters.get('owner') ?? '',
    name: parameters.get('repo') ?? '',
  };
}

/** Writes `host?owner=acme&repo=orders-api`. */
export function formatRepositoryUrl(parts: RepositoryParts): string {
  const parameters = new URLSearchParams({
    owner: parts.owner,
    repo: parts.name,
  });
  return `${parts.host}?${parameters}`;
}

/** A host's owner name made of a text such as `YONIMA & Co`. */
export function slugOf(text: string): string {
  return text
    .normalize('NFKD')
    .replace(/\p{M}/gu, '')
    .toLowerCase()
    .replace(/[^a-z0-9]+/g, '-')
    .replace(/^-+|-+$/g, '')
    .slice(0, 39);
}
