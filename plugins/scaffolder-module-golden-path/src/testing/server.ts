import { FetchApi } from '@backstage/core-plugin-api';

/** Stands in for the repositories backend; `taken` are `owner/name`. */
export function repositoriesFetch(options: {
  taken?: string[];
  hosts?: { host: string; kind: string; title: string }[];
  down?: () => boolean;
}): FetchApi & { fetch: jest.Mock } {
  const hosts = options.hosts ?? [
    { host: 'localhost', kind: 'local', title: 'This portal' },
    { host: 'github.com', kind: 'github', title: 'github.com' },
  ];
  const answer = (body: unknown, status = 200) =>
    new Response(JSON.stringify(body), {
      status,
      headers: { 'content-type': 'application/json' },
    });
  return {
    fetch: jest.fn(async (input: URL | Request | string) => {
      const url = new URL(String(input));
      if (options.down?.()) {
        return answer(
          {
            error: { name: 'ServiceUnavailableError', message: 'out of order' },
            response: { statusCode: 503 },
          },
          503,
        );
      }
      if (url.pathname === '/hosts') {
        return answer({ items: hosts });
      }
      const { owner, name } = Object.fromEntries(url.searchParams);
      const available = !options.taken?.includes(`${owner}/${name}`);
      return answer({ available });
    }),
  };
}
