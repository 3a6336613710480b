import { SentryClient } from './SentryClient';

const entityRef = 'component:default/checkin-api';

function clientAnswering(status: number, body: unknown) {
  const requests: { url: string; init: RequestInit }[] = [];
  const client = new SentryClient({
    discoveryApi: {
      getBaseUrl: async (plugin: string) => `http://localhost/api/${plugin}`,
    },
    fetchApi: {
      fetch: async (url: string | URL | Request, init?: RequestInit) => {
        requests.push({ url: String(url), init: init ?? {} });
        return new Response(JSON.stringify(body), {
          status,
          headers: { 'Content-Type': 'application/json' },
        });
      },
    },
  });
  return { client, requests };
}

describe('SentryClient', () => {
  it('asks for one page of errors with its filters', async () => {
    const page = { items: [], pageInfo: { totalItems: 0 } };
    const { client, requests } = clientAnswering(200, page);

    await expect(
      client.listIssues({
        entityRef: 'Component:default/Checkin-Api',
        state: 'unresolved',
        release: 'checkin-api@1.4.2',
        query: 'a & b',
        sort: '-events',
        limit: 5,
      }),
    ).resolves.toEqual(page);

    expect(requests[0].url).toBe(
      'http://localhost/api/sentry/entities/component/default/checkin-api/issues?state=unresolved&release=checkin-api%401.4.2&query=a+%26+b&sort=-events&limit=5',
    );
  });

  it.each([
    [
      (client: SentryClient) => client.getIssue({ entityRef, id: 'default:1' }),
      'issues/default%3A1',
    ],
    [(client: SentryClient) => client.getSummary({ entityRef }), 'summary'],
    [
      (client: SentryClient) => client.getTrend({ entityRef, days: 7 }),
      'trend?days=7',
    ],
    [
      (client: SentryClient) =>
        client.getDeploymentErrors({ entityRef, environment: 'production' }),
      'deployments?environment=production',
    ],
  ])('reads %#', async (call, path) => {
    const { client, requests } = clientAnswering(200, {});
    await call(client);
    expect(requests[0].url).toBe(
      `http://localhost/api/sentry/entities/component/default/checkin-api/${path}`,
    );
  });

  it('sends a token when it is given one', async () => {
    const { client, requests } = clientAnswering(200, {});
    await client.getSummary({ entityRef }, { token: 't' });
    expect(new Headers(requests[0].init.headers).get('Authorization')).toBe(
      'Bearer t',
    );
  });

  it('fails with the error that the backend tells', async () => {
    const { client } = clientAnswering(403, {
      error: { name: 'NotAllowedError', message: 'Ask its owners' },
      response: { statusCode: 403 },
    });
    await expect(client.getSummary({ entityRef })).rejects.toMatchObject({
      name: 'ResponseError',
      cause: { name: 'NotAllowedError', message: 'Ask its owners' },
    });
  });
});
