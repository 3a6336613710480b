import { execFileSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { mkdir } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import {
  coreServices,
  createServiceFactory,
} from '@backstage/backend-plugin-api';
import {
  mockCredentials,
  mockServices,
  startTestBackend,
} from '@backstage/backend-test-utils';
import { catalogServiceMock } from '@backstage/plugin-catalog-node/testUtils';
import { AuthorizeResult } from '@backstage/plugin-permission-common';
import request from 'supertest';
import todoProgressPlugin from './index';

jest.setTimeout(60_000);

const seed = readFileSync(
  join(__dirname, '__fixtures__/todo-platform.md'),
  'utf8',
);
const architecture = [...seed.matchAll(/ARCHITECTURE\.md#([a-z-]+)/g)]
  .map(match => `<a id="${match[1]}"></a>\n## ${match[1]}\n`)
  .join('\n');

const entity = (name: string, annotations: Record<string, string>) => ({
  apiVersion: 'backstage.io/v1alpha1',
  kind: 'Component',
  metadata: { name, namespace: 'default', annotations },
  spec: { type: 'service', lifecycle: 'production', owner: 'group:checkin' },
});

describe('todo-progress', () => {
  let directory: string;
  let checkout: string;

  const git = (...args: string[]) =>
    execFileSync(
      'git',
      ['-c', 'user.name=Amel Diop', '-c', 'user.email=amel@yonima.sn', ...args],
      { cwd: checkout, encoding: 'utf8', stdio: 'pipe' },
    );

  function push(path: string, content: string, message: string) {
    writeFileSync(join(checkout, path), content);
    git('add', '.');
    git('commit', '-q', '-m', message);
    git('push', '-q', 'origin', 'HEAD:main');
  }

  beforeEach(async () => {
    directory = mkdtempSync(join(tmpdir(), 'todo-progress-'));
    checkout = join(directory, 'checkout');
    const bare = join(directory, 'repositories/yonima/checkin-api.git');
    await mkdir(join(checkout, 'docs/todo'), { recursive: true });
    git('init', '-q', '--bare', '-b', 'main', bare);
    git('init', '-q', '-b', 'main');
    git('remote', 'add', 'origin', bare);
    writeFileSync(join(checkout, 'docs/ARCHITECTURE.md'), architecture);
    writeFileSync(
      join(checkout, 'docs/PRODUIT.md'),
      '# Produit\n\n## <a id="prd-news"></a>News\n',
    );
    push('docs/todo/platform.md', seed, 'Plan the platform');
  });

  afterEach(() => rmSync(directory, { recursive: true, force: true }));

  async function start(options: { deny?: boolean } = {}) {
    const scheduler = mockServices.scheduler();
    const { server } = await startTestBackend({
      features: [
        todoProgressPlugin,
        createServiceFactory({
          service: coreServices.scheduler,
          deps: {},
          factory: () => scheduler,
        }),
        catalogServiceMock.factory({
          entities: [
            entity('broken', {
              'backstage.io/source-location':
                'url:http://localhost:7007/repositories/yonima/gone/tree/main/',
            }),
            entity('astray', {
              'backstage.io/source-location':
                'url:http://localhost:7007/repositories/yonima/checkin-api/tree/main/',
              'jalon.dev/todo-files': '../../etc/*',
            }),
            entity('checkin-api', {
              'backstage.io/source-location':
                'url:http://localhost:7007/repositories/yonima/checkin-api/tree/main/',
            }),
            entity('nowhere', {}),
          ],
        }),
        mockServices.permissions.mock({
          authorize: async requests =>
            requests.map(() => ({
              result: options.deny
                ? AuthorizeResult.DENY
                : AuthorizeResult.ALLOW,
            })),
        }).factory,
        mockServices.rootConfig.factory({
          data: {
            app: { baseUrl: 'http://localhost:7007' },
            backend: { baseUrl: 'http://localhost:7007' },
            repositories: {
              local: { directory: join(directory, 'repositories') },
            },
          },
        }),
      ],
    });
    const get = (name: string, token = mockCredentials.user.header()) =>
      request(server)
        .get(`/api/todo-progress/entities/component/default/${name}`)
        .set('Authorization', token);
    return { get, sync: () => scheduler.triggerTask('todo-progress-sync') };
  }

  it("tells the progress of the platform's to-do list, and a pushed tick", async () => {
    const { get, sync } = await start();
    await sync();

    const first = await get('checkin-api');
    expect(first.status).toBe(200);
    expect(first.body).toMatchObject({ total: 17, done: 8, diagnostics: [] });
    expect(
      first.body.sections.map(
        (section: { anchor: string; done: number; total: number }) =>
          `${section.anchor} ${section.done}/${section.total}`,
      ),
    ).toEqual([
      'pl-top 3/3',
      'pl-ci 1/3',
      'pl-cd 0/5',
      'pl-obs 1/3',
      'pl-adr 3/3',
    ]);
    expect(first.body.items[0]).toMatchObject({
      id: 'PL-001',
      state: 'done',
      by: 'Amel Diop',
      file: 'docs/todo/platform.md',
      line: 20,
      references: [
        {
          text: 'ARCHITECTURE.md',
          url: 'http://localhost:7007/repositories/yonima/checkin-api/blob/main/docs/ARCHITECTURE.md#arch-architecture-logique',
        },
      ],
    });
    expect(first.body.sync.problem).toBeUndefined();
    expect(first.body.sync.syncedAt).toEqual(expect.any(String));

    const ticked = seed.replace('- [ ] PL-011', '- [x] PL-011');
    push('docs/todo/platform.md', ticked, 'Check the API contract in CI');
    await sync();

    const second = await get('checkin-api');
    expect(second.body).toMatchObject({ total: 17, done: 9 });
    expect(second.body.history.at(-1)).toMatchObject({ total: 17, done: 9 });
    expect(second.body.commit.sha).toBe(git('rev-parse', 'HEAD').trim());
  });

  it('answers for entities that cannot be read', async () => {
    const { get, sync } = await start();
    await sync();

    expect((await get('nowhere')).body).toMatchObject({
      total: 0,
      sync: { problem: { code: 'no-repository' } },
    });
    expect((await get('broken')).body.sync.problem).toMatchObject({
      code: 'invalid',
      since: expect.any(String),
    });
    expect((await get('astray')).body.sync.problem).toMatchObject({
      code: 'invalid',
      message: expect.stringContaining('jalon.dev/todo-files'),
    });
  });

  it('refuses the unknown, the unnamed and those without permission', async () => {
    const { get } = await start();
    const unknown = await get('unknown');
    expect(unknown.status).toBe(404);
    expect(unknown.body.error.message).toContain('component:default/unknown');
    expect(
      (await get('checkin-api', mockCredentials.none.header())).status,
    ).toBe(401);
    const denied = await start({ deny: true });
    const answer = await denied.get('checkin-api');
    expect(answer.status).toBe(403);
    expect(answer.body.error.message).toContain('todoProgress.progress.read');
  });
});
