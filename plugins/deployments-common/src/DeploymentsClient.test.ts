import { DeploymentsClient } from './DeploymentsClient';

const discoveryApi = {
  getBaseUrl: async (plugin: string) => `http://localhost/api/${plugin}`,
};

function clientAnswering(status: number, body?: unknown) {
  const requests: { url: string; init: RequestInit }[] = [];
  const answer = async (url: string | URL | Request, init?: RequestInit) => {
    requests.push({ url: String(url), init: init ?? {} });
    return new Response(body === undefined ? null : JSON.stringify(body), {
      status,
      headers: { 'Content-Type': 'application/json' },
    });
  };
  const client = new DeploymentsClient({
    discoveryApi,
    fetchApi: { fetch: answer },
  });
  return { client, requests };
}

const entityRef = 'component:default/orders-api';

describe('DeploymentsClient', () => {
  it('asks for one page of the history with its filters', async () => {
    const page = { items: [], pageInfo: {} };
    const { client, requests } = clientAnswering(200, page);

    await expect(
      client.listDeployments({
        entityRef: 'Component:default/Orders-Api',
        environment: 'production',
        query: '1.4 & more',
        limit: 5,
      }),
    ).resolves.toEqual(page);

    expect(requests[0].url).toBe(
      'http://localhost/api/deployments/entities/component/default/orders-api/deployments?environment=production&query=1.4+%26+more&limit=5',
    );
  });

  it.each([
    [
      (client: DeploymentsClient) =>
        client.getDeployment({ entityRef, id: 'a/b' }),
      '/entities/component/default/orders-api/deployments/a%2Fb',
    ],
    [
      (client: DeploymentsClient) => client.getEnvironments({ entityRef }),
      '/entities/component/default/orders-api/environments',
    ],
    [
      (client: DeploymentsClient) => client.getMetrics({ entityRef, days: 30 }),
      '/entities/component/default/orders-api/metrics?days=30',
    ],
    [(client: DeploymentsClient) => client.getRollback('1'), '/rollbacks/1'],
  ])('reads %#', async (call, path) => {
    const { client, requests } = clientAnswering(200, {});
    await call(client);
    expect(requests[0].url).toBe(`http://localhost/api/deployments${path}`);
  });

  it('sends a rollback with its idempotency key and token', async () => {
    const { client, requests } = clientAnswering(202, { id: '1' });
    const body = {
      entityRef,
      environment: 'production',
      deploymentId: 'd',
      fingerprint: 'f',
      reason: 'errors',
    };

    await client.rollBack(body, { idempotencyKey: 'k', token: 't' });

    const headers = new Headers(requests[0].init.headers);
    expect(headers.get('Idempotency-Key')).toBe('k');
    expect(headers.get('Authorization')).toBe('Bearer t');
    expect(requests[0].init.method).toBe('POST');
    expect(JSON.parse(String(requests[0].init.body))).toEqual(body);
  });

  it('lifts a hold', async () => {
    const { client, requests } = clientAnswering(204);
    await client.liftHold('h');
    expect(requests[0].init.method).toBe('DELETE');
    expect(requests[0].url).toMatch(/\/holds\/h$/);
  });

  it('fails with the error that the backend tells', async () => {
    const { client } = clientAnswering(409, {
      error: { name: 'ConflictError', message: 'Ask for a new preview' },
      response: { statusCode: 409 },
    });
    await expect(
      client.previewRollback({ entityRef, environment: 'production' }),
    ).rejects.toMatchObject({
      name: 'ResponseError',
      cause: { name: 'ConflictError', message: 'Ask for a new preview' },
    });
  });
});
