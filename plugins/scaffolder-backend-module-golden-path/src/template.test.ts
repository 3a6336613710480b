import { createServiceFactory } from '@backstage/backend-plugin-api';
import {
  createMockDirectory,
  mockCredentials,
  mockServices,
  startTestBackend,
} from '@backstage/backend-test-utils';
import { Entity } from '@backstage/catalog-model';
import { ConfigReader } from '@backstage/config';
import {
  CatalogService,
  catalogServiceRef,
} from '@backstage/plugin-catalog-node';
import { catalogServiceMock } from '@backstage/plugin-catalog-node/testUtils';
import scaffolderPlugin from '@backstage/plugin-scaffolder-backend';
import { Repositories, repositoriesFromConfig } from '@jalon/repositories';
import request from 'supertest';
import { readTemplateVersion } from '@jalon/golden-path';
import { parse } from 'yaml';
import { ANSWERS, readTemplate } from './__testUtils__/template';
import { scaffolderModuleGoldenPath } from './module';

jest.setTimeout(60_000);

const amel: Entity = {
  apiVersion: 'backstage.io/v1beta1',
  kind: 'User',
  metadata: { name: 'amel.diop', namespace: 'default' },
  spec: {
    profile: { displayName: 'Amel Diop', email: 'amel.diop@yonima.example' },
    memberOf: [],
  },
};

const nestjsTemplate = readTemplate('nestjs-service');

const template: Entity = {
  ...nestjsTemplate.entity,
  metadata: {
    ...nestjsTemplate.entity.metadata,
    namespace: 'default',
    annotations: {
      ...nestjsTemplate.entity.metadata.annotations,
      'backstage.io/managed-by-location': `file:${nestjsTemplate.file}`,
    },
  },
};

const component: Entity = {
  apiVersion: 'backstage.io/v1alpha1',
  kind: 'Component',
  metadata: { name: ANSWERS.name, namespace: 'default' },
};

const ref = { host: 'localhost', owner: 'acme', name: ANSWERS.name };

/** A catalog that finds the component as soon as its repository exists. */
function catalogOf(repositories: Repositories): CatalogService {
  const catalog = catalogServiceMock({ entities: [amel, template] });
  const getEntityByRef: CatalogService['getEntityByRef'] = async (
    entityRef,
    options,
  ) => {
    if (entityRef === `component:default/${ANSWERS.name}`) {
      const exists = await repositories.host('localhost').exists(ref);
      return exists ? component : undefined;
    }
    return catalog.getEntityByRef(entityRef, options);
  };
  return Object.assign(Object.create(catalog), { getEntityByRef });
}

describe('the template nestjs-service', () => {
  const directory = createMockDirectory();
  let repositories: Repositories;
  let backend: Awaited<ReturnType<typeof startTestBackend>>;

  beforeAll(async () => {
    directory.setContent({ git: {}, work: {} });
    const config = {
      app: { baseUrl: 'http://localhost:7007' },
      repositories: { local: { directory: directory.resolve('git') } },
      backend: { workingDirectory: directory.resolve('work') },
    };
    repositories = repositoriesFromConfig(new ConfigReader(config), {
      logger: mockServices.logger.mock(),
    });
    backend = await startTestBackend({
      features: [
        scaffolderPlugin,
        scaffolderModuleGoldenPath,
        mockServices.rootConfig.factory({ data: config }),
        mockServices.httpAuth.factory({
          defaultCredentials: mockCredentials.user('user:default/amel.diop'),
        }),
        createServiceFactory({
          service: catalogServiceRef,
          deps: {},
          factory: () => catalogOf(repositories),
        }),
      ],
    });
  });

  afterAll(async () => {
    await backend.stop();
  });

  async function create(values: object) {
    const created = await request(backend.server)
      .post('/api/scaffolder/v2/tasks')
      .send({ templateRef: 'template:default/nestjs-service', values });
    if (created.status !== 201) {
      return { status: created.status, body: created.body, events: [] };
    }
    // The stream ends with the task
    const stream = await request(backend.server).get(
      `/api/scaffolder/v2/tasks/${created.body.id}/eventstream`,
    );
    const events = stream.text
      .split('\n')
      .filter(line => line.startsWith('data: '))
      .map(line => JSON.parse(line.slice('data: '.length)));
    return { status: 201, body: created.body, events };
  }

  it('becomes a repository in the name of the person who asked for it', async () => {
    const { body, events } = await create(ANSWERS);
    const messages = events.map(event => event.body.message).join('\n');
    const completion = events.find(event => event.type === 'completion');
    expect(messages).toContain(
      'The catalog shows component:default/orders-api',
    );
    expect(completion.body.output).toMatchObject({
      links: [
        { entityRef: 'component:default/orders-api' },
        {
          url: 'http://localhost:7007/repositories/acme/orders-api/tree/main',
        },
      ],
      text: [
        { content: expect.stringContaining('git clone ') },
        { content: expect.stringContaining('Pushes may neither rewrite') },
        { content: expect.stringMatching(/\d+ of 17 items/) },
      ],
    });

    const repository = repositories.open(ref);
    const [commit, ...others] = await repository.log();
    expect(others).toEqual([]);
    expect(commit).toMatchObject({
      subject: 'Create orders-api from nestjs-service',
      author: { name: 'Amel Diop', email: 'amel.diop@yonima.example' },
      trailers: [{ key: 'Scaffolder-Task', value: body.id }],
    });
    const record = await repository.readFile('.jalon/golden-path.yaml');
    expect(parse(record.content.toString())).toMatchObject({
      template: {
        name: 'nestjs-service',
        version: await readTemplateVersion('nestjs-service'),
      },
      answers: ANSWERS,
    });
  });

  it('refuses a repository that somebody else has created', async () => {
    const { events } = await create({ ...ANSWERS, name: 'other-api' });
    const messages = events.map(event => event.body.message).join('\n');
    expect(messages).toContain(
      'acme/orders-api already exists on localhost: choose another repository name.',
    );
  });

  it.each([
    { name: 'Orders_API' },
    { name: 'a'.repeat(64) },
    { name: '../orders' },
    { description: 'x'.repeat(301) },
    { nodeVersion: '20' },
    { coverageThreshold: 101 },
    { integrationBranch: '../main' },
    { domain: 'not a domain' },
  ])('does not accept %p', async answer => {
    const { status, body } = await create({
      ...ANSWERS,
      ...answer,
    });
    expect(status).toBe(400);
    expect(body.errors).not.toEqual([]);
  });
});
