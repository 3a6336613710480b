import { randomUUID } from 'node:crypto';
import type { Server } from 'node:http';
import type { INestApplication } from '@nestjs/common';
import { Test } from '@nestjs/testing';
import request from 'supertest';
import { testEnvironment } from '../../../test/support/environment.js';
import { InMemoryAuthors, InMemoryNotes } from '../../../test/support/in-memory.js';
import { tokenFor } from '../../../test/support/tokens.js';
import { AppModule } from '../../app.module.js';
import { Sessions } from '../../auth/sessions.js';
import { Notifications } from '../notifications/notifications.js';
import { AuthorsRepository, NotesRepository } from './notes.repository.js';

/** The routes as callers see them, on notes in memory. */
describe('NotesController', () => {
  const revoked = new Set<string | undefined>();
  let app: INestApplication;
  let server: Server;

  beforeAll(async () => {
    const authors = new InMemoryAuthors();
    const module = await Test.createTestingModule({
      imports: [
        AppModule.with(
          testEnvironment({
            S3_BUCKET: 'files',
            S3_ENDPOINT: 'http://localhost:9000',
            S3_ACCESS_KEY_ID: 'a',
            S3_SECRET_ACCESS_KEY: 'b',
          }),
        ),
      ],
    })
      .overrideProvider(AuthorsRepository)
      .useValue(authors)
      .overrideProvider(NotesRepository)
      .useValue(new InMemoryNotes(authors))
      .overrideProvider(Notifications)
      .useValue({ noteCreated: () => Promise.resolve() })
      .overrideProvider(Sessions)
      .useValue({
        revoke: ({ jti }: { jti?: string }) => Promise.resolve(revoked.add(jti)),
        isRevoked: ({ jti }: { jti?: string }) => Promise.resolve(revoked.has(jti)),
      })
      .compile();
    app = module.createNestApplication();
    await app.init();
    server = app.getHttpServer() as Server;
  });

  afterAll(async () => {
    await app.close();
  });

  it('lets everybody read, users write, and admins delete', async () => {
    const user = await tokenFor('alice');
    const admin = await tokenFor('root', { roles: ['admin'] });
    await request(server).post('/api/v1/notes').send({ title: 'x' }).expect(401);
    const { body } = await request(server)
      .post('/api/v1/notes')
      .auth(user, { type: 'bearer' })
      .send({ title: ' Gate 4 ' })
      .expect(201);
    expect(body).toMatchObject({ title: 'Gate 4', author: { name: 'Name of alice' } });
    const path = `/api/v1/notes/${body.id}`;
    await request(server).get(path).expect(200, body);
    await request(server)
      .get('/api/v1/notes?author=alice')
      .expect(200, { items: [body] });
    await request(server).delete(path).auth(user, { type: 'bearer' }).expect(403);
    await request(server).delete(path).auth(admin, { type: 'bearer' }).expect(204);
    await request(server).get(path).expect(404);
  });

  it('signs addresses for the files of a note', async () => {
    const user = await tokenFor('alice');
    const { body } = await request(server)
      .post('/api/v1/notes')
      .auth(user, { type: 'bearer' })
      .send({ title: 'x' });
    const path = `/api/v1/notes/${body.id}/attachments`;
    const upload = await request(server)
      .post(path)
      .auth(user, { type: 'bearer' })
      .send({ contentType: 'image/png', size: 1 })
      .expect(201);
    await request(server)
      .get(`${path}/${upload.body.attachmentId}`)
      .auth(user, { type: 'bearer' })
      .expect(200);
  });

  it('ends a session', async () => {
    const token = await tokenFor('alice', { id: randomUUID() });
    await request(server).delete('/api/v1/session').auth(token, { type: 'bearer' }).expect(204);
    await request(server).delete('/api/v1/session').auth(token, { type: 'bearer' }).expect(401);
  });
});
