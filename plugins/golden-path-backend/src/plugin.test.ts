import {
  mockCredentials,
  mockServices,
  startTestBackend,
  TestBackend,
} from '@backstage/backend-test-utils';
import { AuthorizeResult } from '@backstage/plugin-permission-common';
import request from 'supertest';
import plugin from '.';

jest.setTimeout(60_000);

const template = 'nestjs-service';
const answers = { name: 'orders-api', owner: 'group:default/checkin' };

describe('golden-path', () => {
  let backend: TestBackend;
  let result: AuthorizeResult.ALLOW | AuthorizeResult.DENY;

  beforeAll(async () => {
    backend = await startTestBackend({
      features: [
        plugin,
        mockServices.permissions.mock({
          authorize: async requests => requests.map(() => ({ result })),
        }).factory,
      ],
    });
  });

  beforeEach(() => {
    result = AuthorizeResult.ALLOW;
  });

  afterAll(() => backend.stop());

  const post = (path: string, body: object) =>
    request(backend.server).post(`/api/golden-path${path}`).send(body);

  it('shows the files of a repository that does not exist, and that nothing is wrong', async () => {
    const { body } = await post('/previews', { template, answers }).expect(200);
    expect(body.files).toEqual(
      expect.arrayContaining([
        { path: 'src/main.ts', size: expect.any(Number) },
        { path: '.jalon/golden-path.yaml', size: expect.any(Number) },
      ]),
    );
    expect(body.todo.total).toBe(17);
    expect(body.checks).toContainEqual({
      validator: 'workflows',
      files: expect.any(Number),
      findings: [],
    });
  });

  it('shows one of them', async () => {
    const { body } = await post('/previews/file', {
      template,
      answers,
      path: 'package.json',
    }).expect(200);
    expect(body).toMatchObject({ kind: 'text', truncated: false });
    expect(JSON.parse(body.content).name).toBe('orders-api');
    expect(body.size).toBe(Buffer.byteLength(body.content));
  });

  it('shows the beginning of what nobody reads to its end', async () => {
    const { body } = await post('/previews/file', {
      template,
      answers,
      path: 'package-lock.json',
    }).expect(200);
    expect(body.truncated).toBe(true);
    expect(body.content.length).toBeLessThan(body.size);
  });

  it('says that there is no such file', async () => {
    const { body } = await post('/previews/file', {
      template,
      answers,
      path: '../../etc/passwd',
    }).expect(404);
    expect(body.error.message).toContain('no file "../../etc/passwd"');
  });

  it('says in sentences which answers cannot be used', async () => {
    const { body } = await post('/previews', {
      template,
      answers: { ...answers, name: 'Orders', orm: 'typeorm' },
    }).expect(400);
    expect(body.error.message).toContain('The name "Orders" cannot be used');
    expect(body.error.message).toContain('"typeorm" cannot be used');
  });

  it('knows its templates', async () => {
    const { body } = await post('/previews', {
      template: 'rails',
      answers,
    }).expect(400);
    expect(body.error.message).toContain('There is no golden path "rails"');
  });

  it('is for people who may create from templates', async () => {
    result = AuthorizeResult.DENY;
    const { body } = await post('/previews', { template, answers }).expect(403);
    expect(body.error.message).toContain('ask the platform team');
    await request(backend.server)
      .post('/api/golden-path/previews')
      .set('authorization', mockCredentials.none.header())
      .send({ template, answers })
      .expect(401);
  });
});
