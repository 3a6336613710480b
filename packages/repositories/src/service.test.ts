import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { mockServices, startTestBackend } from '@backstage/backend-test-utils';
import { createBackendPlugin } from '@backstage/backend-plugin-api';
import { ConfigReader } from '@backstage/config';
import { Repositories } from './types';
import { repositoriesFromConfig, repositoriesServiceRef } from './service';

const app = { baseUrl: 'http://localhost:7007' };

function read(data: ConstructorParameters<typeof ConfigReader>[0]) {
  return repositoriesFromConfig(new ConfigReader({ app, ...data }), {
    logger: mockServices.logger.mock(),
  });
}

jest.setTimeout(60_000);

describe('repositoriesServiceRef', () => {
  it('has a default factory that reads the configuration', async () => {
    const directory = await mkdtemp(join(tmpdir(), 'jalon-service-'));
    await writeFile(join(directory, 'README.md'), 'x');
    let repositories: Repositories | undefined;
    const backend = await startTestBackend({
      features: [
        createBackendPlugin({
          pluginId: 'consumer',
          register(env) {
            env.registerInit({
              deps: { injected: repositoriesServiceRef },
              async init({ injected }) {
                repositories = injected;
              },
            });
          },
        }),
        mockServices.rootConfig.factory({
          data: {
            app,
            repositories: {
              local: { directory: join(directory, 'repositories') },
              committer: { name: 'Portal', email: 'portal@yonima.example' },
            },
          },
        }),
      ],
    });
    await backend.stop();
    const repository = await repositories!.host('localhost').create({
      ref: { host: 'localhost', owner: 'yonima', name: 'api' },
      directory,
      author: { name: 'Amel', email: 'amel@yonima.example' },
    });
    const [commit] = await repository.log();
    expect(commit.committer).toEqual({
      name: 'Portal',
      email: 'portal@yonima.example',
    });
    expect(repository.cloneUrl()).toBe(
      join(directory, 'repositories', 'yonima', 'api.git'),
    );
    await rm(directory, { recursive: true });
  });
});

describe('repositoriesFromConfig', () => {
  it('offers local repositories first, then GitHub hosts with credentials', () => {
    const { hosts } = read({
      integrations: {
        github: [
          { host: 'ghe.yonima.example', apiBaseUrl: 'https://x', token: 't' },
          { host: 'github.com' },
          { host: 'open.yonima.example', apiBaseUrl: 'https://y' },
        ],
      },
    });
    expect(hosts.map(({ kind, host }) => [kind, host])).toEqual([
      ['local', 'localhost'],
      ['github', 'ghe.yonima.example'],
    ]);
  });

  it('keeps local repositories under .data unless told', () => {
    const ref = { host: 'localhost', owner: 'yonima', name: 'api' };
    expect(read({}).open(ref).cloneUrl()).toBe(
      resolve('.data/repositories/yonima/api.git'),
    );
    const off = read({ repositories: { local: { enabled: false } } });
    expect(off.hosts).toEqual([]);
    expect(() => off.open(ref)).toThrow(
      '"localhost" is no repository host of this portal, which knows no host',
    );
  });

  it('reads addresses of every host and no other', () => {
    const repositories = read({
      app: { baseUrl: 'https://portal.yonima.example/jalon' },
      integrations: { github: [{ host: 'github.com', token: 't' }] },
    });
    expect(
      repositories.parseUrl(
        'https://portal.yonima.example/jalon/repositories/yonima/api/blob/feature%2Fx/docs/a%20b.md#L3',
      ),
    ).toEqual({
      ref: { host: 'localhost', owner: 'yonima', name: 'api' },
      revision: 'feature/x',
      path: 'docs/a b.md',
    });
    expect(
      repositories.parseUrl('https://github.com/yonima/api.git'),
    ).toMatchObject({ ref: { host: 'github.com', name: 'api' }, path: '' });
    for (const url of [
      'https://portal.yonima.example/repositories/yonima/api',
      'https://portal.yonima.example/jalon/repositories/yonima',
      'https://portal.yonima.example/jalon/repositories/yonima/api/commit/abc',
      'https://github.com/yonima/api/issues/1',
      'https://github.com/yonima/api/blob/main/..%2F..%2Fx',
      'https://github.com.evil.example/yonima/api',
      'https://github.com/%2e%2e%2fx/api',
    ]) {
      expect(() => repositories.parseUrl(url)).toThrow(
        expect.objectContaining({ name: 'InputError' }),
      );
    }
  });
});
