import type { Server } from 'node:http';
import type { INestApplication } from '@nestjs/common';
import request from 'supertest';
import { createApp } from '../src/app.js';
import { readEnvironment } from '../src/config/environment.js';
import { serviceName } from '../src/service.js';

describe(serviceName, () => {
  let app: INestApplication;
  let server: Server;

  beforeAll(async () => {
    app = await createApp(readEnvironment({ NODE_ENV: 'test', LOG_LEVEL: 'silent' }));
    await app.init();
    server = app.getHttpServer() as Server;
  });

  afterAll(async () => {
    await app.close();
  });

  it.each(['/api/v1/health', '/health'])('is healthy at %s', async (path) => {
    const response = await request(server).get(path).expect(200);
    expect(response.body).toMatchObject({ status: 'ok', service: serviceName });
  });

  it('is alive at /api/v1/health/live', async () => {
    await request(server).get('/api/v1/health/live').expect(200, { status: 'ok' });
  });

  it('answers with the request id it was sent', async () => {
    const response = await request(server)
      .get('/api/v1/notes')
      .set('x-request-id', 'check-in-42')
      .expect(200);
    expect(response.headers['x-request-id']).toBe('check-in-42');
  });

  it('creates a note and finds it again', async () => {
    const created = await request(server)
      .post('/api/v1/notes')
      .send({ title: 'Gate 4', text: 'opens at 9' })
      .expect(201);
    const { id } = created.body;
    await request(server).get(`/api/v1/notes/${id}`).expect(200, created.body);
    const list = await request(server).get('/api/v1/notes?limit=1').expect(200);
    expect(list.body).toEqual({ items: [created.body] });
  });

  it.each([
    ['POST', '/api/v1/notes', { title: '' }, 400],
    ['GET', '/api/v1/notes?limit=1000', undefined, 400],
    ['GET', '/api/v1/notes/nowhere', undefined, 404],
    ['GET', '/api/v1/nothing', undefined, 404],
  ] as const)('answers %s %s in kind', async (method, path, body, status) => {
    const call =
      method === 'POST' ? request(server).post(path).send(body) : request(server).get(path);
    const response = await call.expect(status);
    expect(response.body.message).toEqual(expect.any(String));
  });
});
