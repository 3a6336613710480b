import { randomUUID } from 'node:crypto';
import type { Server } from 'node:http';
import type { NestExpressApplication } from '@nestjs/platform-express';
import request from 'supertest';
import { serviceName } from '../src/service.js';
import { startService } from './support/e2e.js';
import { tokenFor } from './support/tokens.js';

const s3 = {
  S3_ENDPOINT: 'http://localhost:9000',
  S3_BUCKET: 'files',
  S3_ACCESS_KEY_ID: 'key',
  S3_SECRET_ACCESS_KEY: 'secret',
};

describe(serviceName, () => {
  const author = `author-${randomUUID()}`;
  let app: NestExpressApplication;
  let server: Server;
  let user: string;
  let admin: string;

  beforeAll(async () => {
    ({ app, server } = await startService(s3));
    user = await tokenFor(author, { id: randomUUID() });
    admin = await tokenFor('root', { roles: ['admin'] });
  });

  afterAll(async () => {
    await app.close();
  });

  const write = (title: string) =>
    request(server).post('/api/v1/notes').auth(user, { type: 'bearer' }).send({ title });

  it.each(['/api/v1/health', '/health'])('is healthy at %s', async (path) => {
    const { body } = await request(server).get(path).expect(200);
    expect(body).toMatchObject({
      status: 'ok',
      service: serviceName,
      checks: { database: 'up', redis: 'up' },
    });
  });

  it('answers with the request id it was sent', async () => {
    const { headers } = await request(server)
      .get('/api/v1/notes')
      .set('x-request-id', 'check-in-42')
      .expect(200);
    expect(headers['x-request-id']).toBe('check-in-42');
  });

  it('keeps a note with its author, until an admin deletes it', async () => {
    const { body } = await write('Gate 4').expect(201);
    expect(body).toMatchObject({
      title: 'Gate 4',
      text: '',
      author: { id: author, name: `Name of ${author}` },
    });
    const path = `/api/v1/notes/${body.id}`;
    await request(server).get(path).expect(200, body);
    await request(server).delete(path).expect(401);
    await request(server).delete(path).auth(user, { type: 'bearer' }).expect(403);
    await request(server).delete(path).auth(admin, { type: 'bearer' }).expect(204);
    await request(server).get(path).expect(404);
    await request(server).delete(path).auth(admin, { type: 'bearer' }).expect(404);
  });

  it('lists in pages, newest first', async () => {
    for (const title of ['one', 'two', 'three']) {
      await write(title).expect(201);
    }
    const read = async (query: object) => {
      const { body } = await request(server)
        .get('/api/v1/notes')
        .query({ author, limit: 2, ...query })
        .expect(200);
      return body as { items: { title: string }[]; nextCursor?: string };
    };
    const first = await read({});
    expect(first.items.map((note) => note.title)).toEqual(['three', 'two']);
    const second = await read({ cursor: first.nextCursor });
    expect(second.items.map((note) => note.title)).toEqual(['one']);
    expect(second).not.toHaveProperty('nextCursor');
  });

  it('signs uploads and downloads of the files of a note', async () => {
    const { body: note } = await write('with a file').expect(201);
    const path = `/api/v1/notes/${note.id}/attachments`;
    const { body: upload } = await request(server)
      .post(path)
      .auth(user, { type: 'bearer' })
      .send({ contentType: 'image/png', size: 12 })
      .expect(201);
    expect(upload.url).toContain(`/files/notes/${note.id}/${upload.attachmentId}?`);
    await request(server)
      .get(`${path}/${upload.attachmentId}`)
      .auth(user, { type: 'bearer' })
      .expect(200);
    await request(server)
      .post(path)
      .auth(user, { type: 'bearer' })
      .send({ contentType: 'text/html', size: 12 })
      .expect(400);
  });

  it('ends a session everywhere', async () => {
    const session = await tokenFor(author, { id: randomUUID() });
    await request(server).delete('/api/v1/session').auth(session, { type: 'bearer' }).expect(204);
    await request(server).delete('/api/v1/session').auth(session, { type: 'bearer' }).expect(401);
  });

  it.each([
    ['/api/v1/notes?limit=1000', 400],
    ['/api/v1/notes?cursor=nonsense', 400],
    ['/api/v1/notes/nowhere', 400],
    [`/api/v1/notes/${randomUUID()}`, 404],
    ['/api/v1/nothing', 404],
  ])('answers GET %s in kind', async (path, status) => {
    const { body } = await request(server).get(path).expect(status);
    expect(body.message).toEqual(expect.any(String));
  });

  it('takes what looks like SQL or a script for text', async () => {
    const title = `'; DROP TABLE notes; -- <script>alert(1)</script>`;
    const { body } = await write(title).expect(201);
    const { headers, body: found } = await request(server).get(`/api/v1/notes/${body.id}`);
    expect(found.title).toBe(title);
    expect(headers['content-type']).toMatch(/^application\/json/);
    expect(headers['x-content-type-options']).toBe('nosniff');
  });

  it('limits requests with counts that replicas share', async () => {
    const address = { 'x-forwarded-for': `198.51.100.${Math.floor(Math.random() * 250)}` };
    const limit = { RATE_LIMIT_PER_MINUTE: '3' };
    const replicas = await Promise.all([startService(limit), startService(limit)]);
    try {
      const statuses: number[] = [];
      for (const replica of [...replicas, ...replicas]) {
        const { status } = await request(replica.server).get('/api/v1/notes').set(address);
        statuses.push(status);
      }
      expect(statuses).toEqual([200, 200, 200, 429]);
    } finally {
      await Promise.all(replicas.map((replica) => replica.app.close()));
    }
  });
});
