import { createServer, type RequestListener, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { Metrics } from '../metrics/metrics.js';
import { HttpClient, HttpStatusError } from './http-client.js';

describe('HttpClient', () => {
  let server: Server | undefined;
  const metrics = new Metrics();
  const client = new HttpClient(metrics);
  const options = { provider: 'weather', firstDelay: 1 };

  const listen = async (listener: RequestListener): Promise<string> => {
    server = createServer(listener);
    await new Promise<void>((resolve) => server?.listen(0, '127.0.0.1', resolve));
    return `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
  };

  afterEach(() => {
    server?.closeAllConnections();
    server?.close();
  });

  it('tries again until it works', async () => {
    let attempts = 0;
    const url = await listen((_, response) => {
      attempts += 1;
      response.writeHead(attempts < 3 ? 503 : 200).end('sunny');
    });
    const response = await client.request(url, options);
    await expect(response.text()).resolves.toBe('sunny');
    expect(attempts).toBe(3);
    await expect(metrics.registry.metrics()).resolves.toContain(
      'external_request_duration_seconds_count{provider="weather",outcome="success"} 1',
    );
  });

  it('does not wait for an answer that does not come', async () => {
    const url = await listen(() => undefined);
    await expect(client.request(url, { ...options, timeout: 100, retries: 1 })).rejects.toThrow(
      /timeout|abort/i,
    );
  });

  it.each([
    ['what was refused', 404, 'GET', 1],
    ['what must not happen twice', 503, 'POST', 1],
    ['more often than it may', 503, 'GET', 3],
  ])('does not repeat %s', async (_, status, method, expected) => {
    let attempts = 0;
    const url = await listen((_request, response) => {
      attempts += 1;
      response.writeHead(status).end();
    });
    const request = client.request(url, { ...options, retries: 2 }, { method });
    await expect(request).rejects.toThrow(HttpStatusError);
    expect(attempts).toBe(expected);
  });
});
