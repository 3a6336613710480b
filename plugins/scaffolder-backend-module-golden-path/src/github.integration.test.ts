import { createServiceFactory } from '@backstage/backend-plugin-api';
import {
  mockCredentials,
  mockServices,
  startTestBackend,
} from '@backstage/backend-test-utils';
import { Entity } from '@backstage/catalog-model';
import {
  CatalogService,
  catalogServiceRef,
} from '@backstage/plugin-catalog-node';
import { catalogServiceMock } from '@backstage/plugin-catalog-node/testUtils';
import scaffolderPlugin from '@backstage/plugin-scaffolder-backend';
import { Repositories, repositoriesServiceRef } from '@jalon/repositories';
import {
  githubRepositoriesOf,
  GithubStandIn,
} from '@jalon/repositories/testUtils';
import request from 'supertest';
import { scaffolderModuleGoldenPath } from './module';

jest.setTimeout(120_000);

const ACTIONS = ['ci', 'deploy', 'governance', 'catalog-info'];

/** What the golden paths have in common once their files are written. */
const template: Entity = {
  apiVersion: 'scaffolder.backstage.io/v1beta3',
  kind: 'Template',
  metadata: { name: 'on-github', namespace: 'default' },
  spec: {
    type: 'service',
    parameters: [],
    steps: [
      ...ACTIONS.map(action => ({
        id: action,
        action: `goldenpath:${action}`,
        input: { values: '${{ parameters }}' },
      })),
      {
        id: 'publish',
        action: 'goldenpath:publish',
        input: { values: '${{ parameters }}' },
      },
      {
        id: 'configure',
        action: 'goldenpath:configure-repository',
        input: { values: '${{ parameters }}' },
      },
      {
        id: 'register',
        action: 'goldenpath:register',
        input: {
          repoUrl: '${{ parameters.repoUrl }}',
          catalogInfoUrl: '${{ steps.publish.output.catalogInfoUrl }}',
          entityRef: 'component:default/${{ parameters.name }}',
        },
      },
    ],
    output: {
      remaining: '${{ steps.configure.output.remaining }}',
      text: [
        { title: 'Settings', content: '${{ steps.configure.output.report }}' },
      ],
    },
  },
};

const amel: Entity = {
  apiVersion: 'backstage.io/v1beta1',
  kind: 'User',
  metadata: { name: 'amel.diop', namespace: 'default' },
  spec: { profile: { displayName: 'Amel Diop' }, memberOf: [] },
};

interface TaskEvent {
  readonly type: string;
  readonly body: {
    readonly message: string;
    readonly status?: string;
    readonly output?: Record<string, unknown>;
    readonly error?: { readonly name: string; readonly message: string };
  };
}

describe('A golden path on GitHub', () => {
  let standIn: GithubStandIn;
  let repositories: Repositories;
  let backend: Awaited<ReturnType<typeof startTestBackend>>;
  let number = 0;
  const registered = new Set<string>();

  beforeAll(async () => {
    standIn = await GithubStandIn.start();
    repositories = githubRepositoriesOf(standIn, {
      logger: mockServices.logger.mock(),
    });
    backend = await startTestBackend({
      features: [
        scaffolderPlugin,
        scaffolderModuleGoldenPath,
        mockServices.rootConfig.factory({ data: {} }),
        mockServices.httpAuth.factory({
          defaultCredentials: mockCredentials.user('user:default/amel.diop'),
        }),
        createServiceFactory({
          service: repositoriesServiceRef,
          deps: {},
          factory: () => repositories,
        }),
        createServiceFactory({
          service: catalogServiceRef,
          deps: {},
          factory: () => catalogOf(),
        }),
      ],
    });
  });

  beforeEach(() => {
    standIn.reset();
    standIn.state.teams.set('yonima', ['checkin']);
  });

  afterEach(() => standIn.verify());

  afterAll(async () => {
    await backend?.stop();
    await standIn.stop();
  });

  /** A catalog that shows what was registered. */
  function catalogOf(): CatalogService {
    const catalog = catalogServiceMock({ entities: [amel, template] });
    const overrides: Partial<CatalogService> = {
      addLocation: async ({ target }) => {
        registered.add(target);
        return {
          location: {
            id: '1',
            type: 'url',
            target,
            entityRef: 'location:default/generated-1',
          },
          entities: [],
        };
      },
      getEntityByRef: async (entityRef, options) => {
        const name = String(entityRef).replace('component:default/', '');
        return registered.has(catalogInfoUrl(name))
          ? {
              apiVersion: 'backstage.io/v1alpha1',
              kind: 'Component',
              metadata: { name },
            }
          : catalog.getEntityByRef(entityRef, options);
      },
    };
    return Object.assign(Object.create(catalog), overrides);
  }

  function catalogInfoUrl(name: string): string {
    return `https://github.com/yonima/${name}/blob/main/catalog-info.yaml`;
  }

  function nextValues() {
    number += 1;
    const name = `orders-${number}`;
    return {
      name,
      owner: 'group:default/checkin',
      description: 'Orders of the Check-in app',
      repoUrl: `github.com?owner=yonima&repo=${name}`,
    };
  }

  async function eventsOf(id: string): Promise<TaskEvent[]> {
    // The stream ends with the task
    const stream = await request(backend.server).get(
      `/api/scaffolder/v2/tasks/${id}/eventstream`,
    );
    expect(stream.text).not.toContain(GithubStandIn.token);
    return stream.text
      .split('\n')
      .filter(line => line.startsWith('data: '))
      .map(line => JSON.parse(line.slice('data: '.length)));
  }

  async function start(values: object) {
    const created = await request(backend.server)
      .post('/api/scaffolder/v2/tasks')
      .send({ templateRef: 'template:default/on-github', values });
    expect(created.status).toBe(201);
    const { id } = created.body;
    return { id, ...resultOf(await eventsOf(id)) };
  }

  async function retry(id: string) {
    const retried = await request(backend.server)
      .post(`/api/scaffolder/v2/tasks/${id}/retry`)
      .send({});
    expect(retried.status).toBe(201);
    return resultOf(await eventsOf(id));
  }

  function resultOf(events: readonly TaskEvent[]) {
    const completion = [...events]
      .reverse()
      .find(({ type }) => type === 'completion');
    return {
      output: completion?.body.output,
      error: completion?.body.error,
      messages: events.map(({ body }) => body.message).join('\n'),
    };
  }

  function writes(operation: string): number[] {
    return standIn.requests
      .filter(seen => seen.operation === operation)
      .map(({ status }) => status);
  }

  function settingsOf(name: string) {
    const settings = standIn.state.settings.get(`yonima/${name}`);
    if (!settings) {
      throw new Error(`There is no repository ${name}`);
    }
    return settings;
  }

  it('[S32] is created, protected and registered, and tells what is left to do', async () => {
    const values = nextValues();
    const { error, output, messages } = await start(values);
    expect(error).toBeUndefined();
    expect(messages).toContain(
      `The catalog shows component:default/${values.name}`,
    );
    expect(registered).toContain(catalogInfoUrl(values.name));

    const ref = { host: 'github.com', owner: 'yonima', name: values.name };
    const repository = repositories.open(ref);
    const [commit] = await repository.log();
    expect(commit).toMatchObject({ author: { name: 'Amel Diop' } });
    const { paths } = await repository.listFiles('.github/**');
    expect(paths).toContain('.github/workflows/backend-ci.yml');

    const settings = settingsOf(values.name);
    expect(settings.teams.get('checkin')).toBe('maintain');
    expect(settings.environments.get('production')).toMatchObject({
      reviewers: [{ type: 'Team', id: 1 }],
      preventSelfReview: true,
    });
    expect(settings.rulesets).toHaveLength(2);
    expect(settings.labels.has('dependencies')).toBe(true);
    expect(output?.remaining).toEqual(
      expect.arrayContaining([
        expect.stringContaining("Add the secret 'SNYK_TOKEN'"),
      ]),
    );
    expect(JSON.stringify(output?.text)).toContain('Left for you to do');
  });

  it('[S32] continues with the settings that a missing permission left out', async () => {
    const values = nextValues();
    standIn.fail({
      operation: 'repos/create-or-update-environment',
      skip: 1,
      status: 403,
      headers: { 'x-accepted-github-permissions': 'administration=write' },
    });
    const first = await start(values);
    expect(first.error?.name).toBe('NotAllowedError');
    expect(first.error?.message).toMatch(
      /The repository yonima\/orders-\d+ exists on github.com, but not all of its settings do\. Done: access of the team 'checkin', .*the environment 'staging'\. Missing: the environment 'production', .*the protection of 'main' and 'develop'\. Retrying the task continues/,
    );
    expect(first.error?.message).toContain(
      'the permission administration=write',
    );
    expect(registered).not.toContain(catalogInfoUrl(values.name));

    const second = await retry(first.id);
    expect(second.error).toBeUndefined();
    expect(settingsOf(values.name).rulesets).toHaveLength(2);
    expect(registered).toContain(catalogInfoUrl(values.name));
    expect(writes('repos/create-in-org')).toEqual([201]);
    expect(writes('teams/add-or-update-repo-permissions-in-org')).toEqual([
      204,
    ]);
    // Staging, the refusal, production
    expect(writes('repos/create-or-update-environment')).toEqual([
      200, 403, 200,
    ]);
  });

  it('[S32] continues once the team exists', async () => {
    const values = nextValues();
    standIn.state.teams.set('yonima', []);
    const first = await start(values);
    expect(first.error?.name).toBe('NotFoundError');
    expect(first.error?.message).toContain('None is done yet.');
    expect(first.error?.message).toContain("yonima has no team 'checkin'");

    standIn.state.teams.set('yonima', ['checkin']);
    expect((await retry(first.id)).error).toBeUndefined();
  });

  it('[S32] continues with a repository that could not be filled', async () => {
    const values = nextValues();
    standIn.fail({ operation: 'git/create-commit', status: 502, times: 3 });
    standIn.fail({ operation: 'repos/delete', status: 403 });
    const first = await start(values);
    expect(first.error?.message).toContain(
      `yonima/${values.name} was created on github.com but could neither be filled`,
    );
    expect(first.error?.message).toContain('repeat to continue with it');

    expect((await retry(first.id)).error).toBeUndefined();
    expect(settingsOf(values.name).rulesets).toHaveLength(2);
    expect(registered).toContain(catalogInfoUrl(values.name));
  });

  it('does not fill what somebody else created in between', async () => {
    const values = nextValues();
    standIn.fail({ operation: 'repos/create-in-org', status: 502 });
    const first = await start(values);
    expect(first.error?.name).toBe('ServiceUnavailableError');

    await repositories.host('github.com').create({
      ref: { host: 'github.com', owner: 'yonima', name: values.name },
      directory: __dirname,
      author: { name: 'Somebody', email: 'somebody@yonima.example' },
    });
    const second = await retry(first.id);
    expect(second.error?.name).toBe('ConflictError');
    expect(second.error?.message).toContain('choose another name');
  });
});
