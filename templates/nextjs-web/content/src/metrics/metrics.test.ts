/** @jest-environment node */
import { globSync } from 'node:fs';
import { createServer, request } from 'node:http';
import type { AddressInfo } from 'node:net';
import { pino } from 'pino';
import { collectProcessMetrics, registry } from './metrics';
import { observeRequests } from './observe-requests';
import { routeOf, routes } from './routes';

describe('routeOf', () => {
  it.each([
    ['/notes?limit=3', '/notes'],
    ['/_next/static/chunks/a.js', '/_next'],
    ['/wp-login.php', 'other'],
  ])('labels %s with %s', (url, route) => {
    expect(routeOf(url)).toBe(route);
  });

  it('knows every page and every handler', () => {
    const files = globSync('src/app/**/{page,route}.{ts,tsx}');
    const written = files.map((file) => `/${file.split('/').slice(2, -1).join('/')}`);
    expect(routes).toEqual(expect.arrayContaining(written));
  });
});

describe('observeRequests', () => {
  it('counts, times and logs each response', async () => {
    const lines: string[] = [];
    observeRequests(pino({ base: null }, { write: (line: string) => lines.push(line) }));
    collectProcessMetrics();
    collectProcessMetrics();
    const server = createServer((incoming, response) => {
      response.setHeader('x-request-id', 'check-42');
      response.statusCode = incoming.url === '/api/health' ? 200 : 404;
      response.end();
    });
    await new Promise<void>((resolve) => server.listen(0, resolve));
    const { port } = server.address() as AddressInfo;
    const visit = (path: string) =>
      new Promise((resolve) => {
        request({ port, path, agent: false }, (response) =>
          response.resume().on('close', resolve),
        ).end();
      });
    await visit('/notes?secret=1');
    await visit('/api/health');
    await new Promise((resolve) => server.close(resolve));

    const metrics = await registry.metrics();
    expect(metrics).toContain(
      'http_requests_total{method="GET",route="/notes",status_code="404"} 1',
    );
    expect(metrics).toContain('http_requests_in_flight 0');
    expect(metrics).toContain('process_cpu_user_seconds_total');
    expect(lines.map((line) => JSON.parse(line) as unknown)).toEqual([
      expect.objectContaining({ request_id: 'check-42', path: '/notes', status: 404 }),
    ]);
  });
});
