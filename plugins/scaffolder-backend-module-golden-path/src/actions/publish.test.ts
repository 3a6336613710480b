import {
  createMockDirectory,
  mockServices,
} from '@backstage/backend-test-utils';
import { UserEntity } from '@backstage/catalog-model';
import { ConfigReader } from '@backstage/config';
import { catalogServiceMock } from '@backstage/plugin-catalog-node/testUtils';
import { contextOf } from '../__testUtils__/context';
import { repositoriesFromConfig } from '@jalon/repositories';
import { ANSWERS, templateInfo } from '../__testUtils__/template';
import { createPublishAction } from './publish';

const amel: UserEntity = {
  apiVersion: 'backstage.io/v1alpha1',
  kind: 'User',
  metadata: { name: 'amel.diop' },
  spec: {
    profile: { displayName: 'Amel <Diop>', email: 'amel.diop@yonima.example' },
  },
};

const ref = { host: 'localhost', owner: 'acme', name: 'orders-api' };

describe('goldenpath:publish', () => {
  const directory = createMockDirectory();

  beforeEach(() => {
    directory.setContent({
      git: {},
      workspace: { 'README.md': '# orders-api\n' },
    });
  });

  function setUp(catalog = catalogServiceMock()) {
    const repositories = repositoriesFromConfig(
      new ConfigReader({
        app: { baseUrl: 'http://localhost:7007' },
        repositories: { local: { directory: directory.resolve('git') } },
      }),
      { logger: mockServices.logger.mock() },
    );
    const action = createPublishAction({ repositories, catalog });
    const output = jest.fn();
    const publish = (options: {
      taskId: string;
      user?: { ref?: string; entity?: UserEntity };
      isDryRun?: boolean;
      values?: object;
    }) =>
      action.handler({
        ...contextOf({
          input: { values: { ...ANSWERS, ...options.values } },
          workspacePath: directory.resolve('workspace'),
          templateInfo: templateInfo(),
          isDryRun: options.isDryRun,
          user: options.user,
          output,
        }),
        task: { id: options.taskId },
      });
    return { publish, output, repositories };
  }

  it('creates a repository whose author is the signed-in person', async () => {
    const { publish, output, repositories } = setUp();
    await publish({
      taskId: 'task-1',
      user: { ref: 'user:default/amel.diop', entity: amel },
    });
    const [commit] = await repositories.open(ref).log();
    expect(commit).toMatchObject({
      subject: 'Create orders-api from nestjs-service',
      author: { name: 'Amel Diop', email: 'amel.diop@yonima.example' },
      trailers: [{ key: 'Scaffolder-Task', value: 'task-1' }],
    });
    const outputs = Object.fromEntries(output.mock.calls);
    expect(outputs).toEqual({
      repoUrl: ANSWERS.repoUrl,
      remoteUrl: repositories.open(ref).cloneUrl(),
      repoContentsUrl:
        'http://localhost:7007/repositories/acme/orders-api/tree/main',
      catalogInfoUrl:
        'http://localhost:7007/repositories/acme/orders-api/blob/main/catalog-info.yaml',
      cloneCommand: expect.stringContaining(`git clone `),
    });
  });

  it('names an author whom the catalog does not describe', async () => {
    const { publish, repositories } = setUp();
    await publish({ taskId: 'task-1', user: { ref: 'user:default/guest' } });
    const [commit] = await repositories.open(ref).log();
    expect(commit.author).toEqual({
      name: 'guest',
      email: 'guest@users.noreply.localhost',
    });
  });

  it('continues with the repository that the same task created', async () => {
    const { publish, output, repositories } = setUp();
    await publish({ taskId: 'task-1' });
    output.mockClear();
    await publish({ taskId: 'task-1' });
    expect(await repositories.open(ref).log()).toHaveLength(1);
    expect(output).toHaveBeenCalledWith('remoteUrl', expect.any(String));
  });

  it('leaves the repository of another task alone', async () => {
    const { publish } = setUp();
    await publish({ taskId: 'task-1' });
    await expect(publish({ taskId: 'task-2' })).rejects.toThrow(
      expect.objectContaining({
        name: 'ConflictError',
        message:
          'acme/orders-api already exists on localhost: choose another repository name.',
      }),
    );
  });

  it('refuses a name that the catalog already has', async () => {
    const { publish, repositories } = setUp(
      catalogServiceMock({
        entities: [
          {
            apiVersion: 'backstage.io/v1alpha1',
            kind: 'Component',
            metadata: { name: 'orders-api', namespace: 'default' },
          },
        ],
      }),
    );
    await expect(publish({ taskId: 'task-1' })).rejects.toThrow(
      'The catalog already has component:default/orders-api',
    );
    expect(await repositories.host('localhost').exists(ref)).toBe(false);
  });

  it('creates nothing in a dry run, and says what it would', async () => {
    const { publish, output, repositories } = setUp();
    await publish({ taskId: 'task-1', isDryRun: true });
    expect(await repositories.host('localhost').exists(ref)).toBe(false);
    expect(output).toHaveBeenCalledWith('catalogInfoUrl', expect.any(String));
  });

  it.each([
    ['unknown.example.com?owner=acme&repo=orders-api'],
    ['localhost?owner=..&repo=orders-api'],
  ])('refuses %s', async repoUrl => {
    const { publish } = setUp();
    await expect(
      publish({ taskId: 'task-1', values: { repoUrl } }),
    ).rejects.toThrow(expect.objectContaining({ name: 'InputError' }));
  });
});
