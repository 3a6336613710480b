import type { Server } from 'node:http';
import type { NestExpressApplication } from '@nestjs/platform-express';
import request from 'supertest';
import { testEnvironment } from '../test/support/environment.js';
import { tokenFor } from '../test/support/tokens.js';
import { createApp, createWorker } from './app.js';

/** Everything is real here, except that neither database nor Redis answers. */
describe('the service, with nothing else running', () => {
  let app: NestExpressApplication;
  let server: Server;

  beforeAll(async () => {
    app = await createApp(
      testEnvironment({ RATE_LIMIT_PER_MINUTE: '8', CORS_ORIGINS: 'https://app.example.com' }),
    );
    await app.init();
    server = app.getHttpServer();
  });

  afterAll(async () => {
    await app.close();
  });

  it('is alive, not ready, and says why', async () => {
    await request(server).get('/api/v1/health/live').expect(200, { status: 'ok' });
    const { body } = await request(server).get('/health').expect(503);
    expect(body.checks).toEqual({ database: 'down', redis: 'down' });
  });

  it('shows metrics by the names that dashboards and alerts use', async () => {
    const { text } = await request(server).get('/api/v1/metrics').expect(200);
    const names = [...text.matchAll(/^# TYPE (\S+) (\S+)$/gm)].map(([, name, type]) => [
      name,
      type,
    ]);
    expect(Object.fromEntries(names)).toMatchObject({
      process_cpu_seconds_total: 'counter',
      nodejs_eventloop_lag_seconds: 'gauge',
      http_request_duration_seconds: 'histogram',
      http_requests_in_flight: 'gauge',
      db_query_duration_seconds: 'histogram',
      db_pool_connections: 'gauge',
      bullmq_jobs_total: 'counter',
      bullmq_job_duration_seconds: 'histogram',
      auth_failures_total: 'counter',
      rate_limited_requests_total: 'counter',
      business_operations_total: 'counter',
      business_capacity_ratio: 'gauge',
      external_request_duration_seconds: 'histogram',
    });
    expect(text).toMatch(/http_request_duration_seconds_count{.*route="\/api\/v1\/health\/live"/);
  });

  it('sends headers that protect browsers, and lets only known origins in', async () => {
    const known = await request(server)
      .get('/api/v1/health/live')
      .set('origin', 'https://app.example.com');
    expect(known.headers).toMatchObject({
      'access-control-allow-origin': 'https://app.example.com',
      'x-content-type-options': 'nosniff',
      'strict-transport-security': expect.any(String),
    });
    const other = await request(server)
      .get('/api/v1/health/live')
      .set('origin', 'https://evil.example.com');
    expect(other.headers).not.toHaveProperty('access-control-allow-origin');
  });

  it('serves its OpenAPI document', async () => {
    const { body } = await request(server).get('/api/v1/openapi.json').expect(200);
    expect(body.paths).toHaveProperty('/api/v1/notes');
  });

  it('asks for a token, and takes no body that is too large', async () => {
    await request(server).post('/api/v1/notes').send({ title: 'x' }).expect(401);
    const text = 'x'.repeat(200_000);
    const token = await tokenFor('alice');
    await request(server)
      .post('/api/v1/notes')
      .auth(token, { type: 'bearer' })
      .send({ title: 'x', text })
      .expect(413);
  });

  it('refuses what does not fit its schema, naming the field', async () => {
    const { body } = await request(server).get('/api/v1/notes?limit=1000').expect(400);
    expect(body.errors).toMatchObject([{ field: 'limit' }]);
  });

  it('limits requests also while Redis is away', async () => {
    let response = await request(server).get('/api/v1/notes?limit=0');
    for (let sent = 0; sent < 10 && response.status !== 429; sent += 1) {
      response = await request(server).get('/api/v1/notes?limit=0');
    }
    expect(response.status).toBe(429);
    expect(Number(response.headers['retry-after'])).toBeGreaterThan(0);
  });
});

describe('the worker, with nothing else running', () => {
  it('starts, is alive, and stops', async () => {
    const worker = await createWorker(testEnvironment());
    await worker.init();
    await request(worker.getHttpServer()).get('/api/v1/health/live').expect(200);
    const { text } = await request(worker.getHttpServer()).get('/api/v1/metrics');
    expect(text).toContain('# TYPE bullmq_queue_jobs gauge');
    await worker.close();
  });
});
