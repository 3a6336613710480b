import {
  createMockDirectory,
  mockCredentials,
  mockServices,
  startTestBackend,
  TestBackend,
} from '@backstage/backend-test-utils';
import { repositoriesFromConfig } from '@jalon/repositories';
import request from 'supertest';
import plugin from '.';

const author = { name: 'Amel Diop', email: 'amel@yonima.example' };
const root = '/api/repositories/local/acme/orders';

describe('repositories', () => {
  const data = createMockDirectory();
  const work = createMockDirectory({
    content: {
      'README.md': '# Orders\n',
      docs: { 'index.md': 'one\ntwo\n', adr: { '1.md': 'x\n' } },
      'logo.bin': Buffer.from([0, 1, 2]),
      'big.txt': 'a'.repeat(600 * 1024),
    },
  });
  const config = {
    app: { baseUrl: 'http://localhost:7007' },
    repositories: { local: { directory: data.path } },
  };
  let backend: TestBackend;
  let first: string;
  let second: string;

  beforeAll(async () => {
    const host = repositoriesFromConfig(
      mockServices.rootConfig({ data: config }),
      { logger: mockServices.logger.mock() },
    ).host('localhost');
    const repository = await host.create({
      ref: { host: 'localhost', owner: 'acme', name: 'orders' },
      directory: work.path,
      author,
    });
    first = (await repository.defaultBranch()).sha;
    const commit = await repository.commit({
      expectedParent: first,
      message: 'Count to three\n\nBecause two is not enough.',
      trailers: [{ key: 'Approved-by', value: 'Awa' }],
      author,
      changes: [
        { path: 'docs/index.md', content: 'one\nthree\n' },
        { path: 'docs/adr/1.md', content: null },
        { path: 'docs/été "2".md', content: '--- a\n+++ b\n' },
        { path: 'logo.bin', content: Buffer.from([0, 3]) },
      ],
    });
    second = commit.sha;
    backend = await startTestBackend({
      features: [plugin, mockServices.rootConfig.factory({ data: config })],
    });
  });

  afterAll(() => backend.stop());

  const get = (path: string) => request(backend.server).get(path);

  it('lists the hosts', async () => {
    const { body } = await get('/api/repositories/hosts').expect(200);
    expect(body).toEqual({
      items: [{ host: 'localhost', kind: 'local', title: 'This portal' }],
    });
  });

  it('lists the local repositories', async () => {
    const { body } = await get('/api/repositories/local').expect(200);
    expect(body).toEqual({
      items: [{ owner: 'acme', name: 'orders' }],
      truncated: false,
    });
  });

  it.each([
    ['payments', { available: true }],
    [
      'orders',
      {
        available: false,
        message: 'acme/orders exists already: choose another name',
      },
    ],
    ['../etc', { available: false, message: expect.any(String) }],
  ])('says whether a repository may be called %p', async (name, expected) => {
    const { body } = await get('/api/repositories/availability')
      .query({ host: 'localhost', owner: 'acme', name })
      .expect(200);
    expect(body).toEqual(expected);
  });

  it('answers 400 for a host that is not configured', async () => {
    const { status } = await get('/api/repositories/availability').query({
      host: 'git.example.com',
      owner: 'a',
      name: 'b',
    });
    expect(status).toBe(400);
  });

  it('lists a folder, folders first', async () => {
    const { body } = await get(`${root}/tree`).expect(200);
    expect(body).toMatchObject({
      repository: { owner: 'acme', name: 'orders', defaultBranch: 'main' },
      sha: second,
      path: '',
      lastCommit: { sha: second, subject: 'Count to three', author },
      truncated: false,
    });
    expect(body.entries.map((entry: { name: string }) => entry.name)).toEqual([
      'docs',
      'README.md',
      'big.txt',
      'logo.bin',
    ]);
  });

  it('lists a folder at a revision', async () => {
    const { body } = await get(`${root}/tree`)
      .query({ revision: first, path: 'docs' })
      .expect(200);
    expect(body.entries).toEqual([
      { name: 'adr', path: 'docs/adr', kind: 'folder' },
      { name: 'index.md', path: 'docs/index.md', kind: 'file' },
    ]);
    expect(body.lastCommit.sha).toBe(first);
  });

  it('reads a text', async () => {
    const { body } = await get(`${root}/blob`)
      .query({ path: 'docs/index.md' })
      .expect(200);
    expect(body).toMatchObject({
      path: 'docs/index.md',
      binary: false,
      content: 'one\nthree\n',
      size: 10,
      truncated: false,
    });
  });

  it('does not read a binary file as text', async () => {
    const { body } = await get(`${root}/blob`)
      .query({ path: 'logo.bin' })
      .expect(200);
    expect(body).toMatchObject({ binary: true, size: 2 });
    expect(body).not.toHaveProperty('content');
  });

  it('bounds what it reads', async () => {
    const { body } = await get(`${root}/blob`)
      .query({ path: 'big.txt' })
      .expect(200);
    expect(body.truncated).toBe(true);
    expect(body.size).toBe(600 * 1024);
    expect(body.content).toHaveLength(512 * 1024);
  });

  it('shows a commit with its trailers and difference', async () => {
    const { body } = await get(`${root}/commits/${second.slice(0, 8)}`).expect(
      200,
    );
    expect(body).toMatchObject({
      sha: second,
      parents: [first],
      subject: 'Count to three',
      body: 'Because two is not enough.',
      trailers: [{ key: 'Approved-by', value: 'Awa' }],
      author,
      truncated: false,
    });
    expect(body.files).toEqual([
      expect.objectContaining({
        path: 'docs/adr/1.md',
        change: 'deleted',
        deletions: 1,
      }),
      {
        path: 'docs/index.md',
        change: 'modified',
        binary: false,
        additions: 1,
        deletions: 1,
        patch: '@@ -1,2 +1,2 @@\n one\n-two\n+three\n',
      },
      expect.objectContaining({
        path: 'docs/été "2".md',
        change: 'added',
        additions: 2,
        deletions: 0,
      }),
      expect.objectContaining({ path: 'logo.bin', binary: true }),
    ]);
  });

  it('shows the first commit, cut where it becomes too long', async () => {
    const { body } = await get(`${root}/commits/${first}`).expect(200);
    expect(body.parents).toEqual([]);
    expect(body.truncated).toBe(true);
    expect(body.files[0]).toMatchObject({ path: 'README.md', change: 'added' });
  });

  it.each([
    ['a repository', '/api/repositories/local/acme/none/tree'],
    ['a folder', `${root}/tree?path=none`],
    ['a file', `${root}/blob?path=none.md`],
    ['a revision', `${root}/tree?revision=none`],
    ['a commit', `${root}/commits/0123456789`],
  ])('answers 404 for %s that does not exist', async (_, path) => {
    const { body } = await get(path).expect(404);
    expect(body.error.name).toBe('NotFoundError');
  });

  it.each([
    ['a path that leaves the repository', `${root}/blob?path=../../HEAD`],
    ['an encoded one', `${root}/blob?path=docs%2F..%2F..%2FHEAD`],
    ['an absolute path', `${root}/blob?path=%2Fetc%2Fpasswd`],
    ['an option as revision', `${root}/tree?revision=--output%3D%2Ftmp%2Fx`],
    ['an owner that is a path', '/api/repositories/local/..%2f..%2f/x/tree'],
    ['a commit that is none', `${root}/commits/HEAD~1xx`],
    ['a file without a path', `${root}/blob`],
  ])('answers 400 for %s', async (_, path) => {
    const { status } = await get(path);
    expect(status).toBe(400);
  });

  it('asks who it is', async () => {
    const { status } = await get(`${root}/tree`).set(
      'Authorization',
      mockCredentials.none.header(),
    );
    expect(status).toBe(401);
  });
});
