import type { AddressInfo } from 'node:net';
import { createServiceClient } from '../clients/typescript/src/index.js';
import { startService } from './support/e2e.js';
import { tokenFor } from './support/tokens.js';

describe('the generated client', () => {
  it('talks to the service', async () => {
    const { app } = await startService();
    await app.listen(0, '127.0.0.1');
    const { port } = app.getHttpServer().address() as AddressInfo;
    const token = await tokenFor('client');
    const client = createServiceClient({
      baseUrl: `http://127.0.0.1:${port}`,
      token: () => token,
    });
    try {
      const created = await client.POST('/api/v1/notes', { body: { title: 'By the client' } });
      expect(created.data?.author.id).toBe('client');
      const id = created.data?.id ?? '';
      const found = await client.GET('/api/v1/notes/{id}', { params: { path: { id } } });
      expect(found.data).toEqual(created.data);
      const page = await client.GET('/api/v1/notes', { params: { query: { author: 'client' } } });
      expect(page.data?.items.length).toBeGreaterThan(0);
      const refused = await client.DELETE('/api/v1/notes/{id}', { params: { path: { id } } });
      expect(refused.response.status).toBe(403);
    } finally {
      await app.close();
    }
  });
});
