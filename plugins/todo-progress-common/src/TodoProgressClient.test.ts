import { TodoProgressClient } from './TodoProgressClient';

const discoveryApi = {
  getBaseUrl: async (id: string) => `http://portal.example/api/${id}`,
};

function respond(status: number, body: object) {
  return jest.fn(
    async () =>
      ({
        ok: status < 400,
        status,
        statusText: 'answer',
        headers: new Headers({ 'content-type': 'application/json' }),
        json: async () => body,
        text: async () => JSON.stringify(body),
      } as Response),
  );
}

describe('TodoProgressClient', () => {
  it('asks for the entity, escaping its name', async () => {
    const fetch = respond(200, { total: 17 });
    const client = new TodoProgressClient({
      discoveryApi,
      fetchApi: { fetch },
    });

    const progress = await client.getProgress({
      entityRef: 'component:default/a b',
      token: 'secret',
    });

    expect(progress.total).toBe(17);
    expect(fetch).toHaveBeenCalledWith(
      'http://portal.example/api/todo-progress/entities/component/default/a%20b',
      { headers: { Authorization: 'Bearer secret' } },
    );
  });

  it("throws what the server said when it isn't a success", async () => {
    const client = new TodoProgressClient({
      discoveryApi,
      fetchApi: {
        fetch: respond(404, {
          error: { name: 'NotFoundError', message: 'No entity' },
          response: { statusCode: 404 },
        }),
      },
    });

    await expect(
      client.getProgress({ entityRef: 'component:default/x' }),
    ).rejects.toMatchObject({
      name: 'ResponseError',
      statusCode: 404,
      body: { error: { message: 'No entity' } },
    });
  });
});
