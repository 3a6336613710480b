import { setInterval } from 'node:timers/promises';
import { schedulerServiceFactory } from '@backstage/backend-defaults/scheduler';
import {
  mockServices,
  startTestBackend,
  TestBackend,
} from '@backstage/backend-test-utils';
import catalogPlugin from '@backstage/plugin-catalog-backend';
import { Entity } from '@backstage/catalog-model';
import request from 'supertest';
import features from '..';
import { baseUrl, localRepositories } from '../__testUtils__/localRepositories';

const TIMEOUT_MS = 30_000;

function component(name: string, description: string): string {
  return JSON.stringify({
    apiVersion: 'backstage.io/v1alpha1',
    kind: 'Component',
    metadata: { name, description },
    spec: { type: 'service', lifecycle: 'production', owner: 'checkin' },
  });
}

const api = JSON.stringify({
  apiVersion: 'backstage.io/v1alpha1',
  kind: 'API',
  metadata: { name: 'orders' },
  spec: {
    type: 'openapi',
    lifecycle: 'production',
    owner: 'checkin',
    definition: { $text: './openapi.txt.md' },
  },
});

const user = JSON.stringify({
  apiVersion: 'backstage.io/v1alpha1',
  kind: 'User',
  metadata: { name: 'intruder' },
  spec: { memberOf: ['platform'] },
});

describe('catalogModuleRepositories', () => {
  const local = localRepositories();
  let backend: TestBackend;

  beforeAll(async () => {
    await local.create('orders', {
      'catalog-info.yaml': `${component('orders', 'first')}\n---\n${api}`,
      'openapi.txt.md': 'version one',
    });
    backend = await startTestBackend({
      features: [
        catalogPlugin,
        features,
        schedulerServiceFactory,
        mockServices.rootConfig.factory({
          data: {
            ...local.config,
            backend: { baseUrl },
            catalog: {
              rules: [{ allow: ['Component', 'API', 'Location'] }],
              processingInterval: { hours: 1 },
              providers: {
                localRepositories: {
                  schedule: {
                    frequency: { milliseconds: 200 },
                    timeout: { minutes: 1 },
                  },
                },
              },
            },
          },
        }),
      ],
    });
  });

  afterAll(() => backend.stop());

  async function entity(
    kind: string,
    name: string,
  ): Promise<Entity | undefined> {
    const response = await request(backend.server).get(
      `/api/catalog/entities/by-name/${kind}/default/${name}`,
    );
    return response.status === 200 ? response.body : undefined;
  }

  /** Asks again and again until the answer is yes. */
  async function eventually(check: () => Promise<boolean>): Promise<void> {
    const end = Date.now() + TIMEOUT_MS - 5000;
    for await (const _ of setInterval(50)) {
      if (await check()) {
        return;
      }
      if (Date.now() > end) {
        throw new Error('The catalog did not follow in time');
      }
    }
  }

  it(
    'finds what is there, with its source',
    async () => {
      await eventually(async () => !!(await entity('component', 'orders')));
      expect((await entity('component', 'orders'))?.metadata).toMatchObject({
        description: 'first',
        annotations: {
          'backstage.io/managed-by-location': `url:${baseUrl}/repositories/acme/orders/blob/HEAD/catalog-info.yaml`,
          'backstage.io/source-location': `url:${baseUrl}/repositories/acme/orders/tree/HEAD`,
          'backstage.io/view-url': `${baseUrl}/repositories/acme/orders/blob/HEAD/catalog-info.yaml`,
        },
      });
    },
    TIMEOUT_MS,
  );

  it(
    'follows a push to a descriptor and to what it includes',
    async () => {
      await eventually(
        async () =>
          (await entity('api', 'orders'))?.spec?.definition === 'version one',
      );
      await local.commit('orders', 'openapi.txt.md', 'version two');
      await eventually(
        async () =>
          (await entity('api', 'orders'))?.spec?.definition === 'version two',
      );
      await local.commit(
        'orders',
        'catalog-info.yaml',
        component('orders', 'second'),
      );
      await eventually(
        async () =>
          (await entity('component', 'orders'))?.metadata.description ===
          'second',
      );
      await expect(entity('component', 'orders')).resolves.toMatchObject({
        spec: { owner: 'checkin' },
      });
    },
    TIMEOUT_MS,
  );

  it(
    'finds a repository that comes later, and allows no other kinds',
    async () => {
      local.createEmpty('nothing-yet');
      await local.create('intruders', { 'catalog-info.yaml': user });
      await local.create('payments', {
        'catalog-info.yaml': component('payments', 'new'),
      });
      await eventually(async () => !!(await entity('component', 'payments')));
      expect(await entity('user', 'intruder')).toBeUndefined();
    },
    TIMEOUT_MS,
  );

  it(
    'lets go of a repository that has no descriptor any more',
    async () => {
      await local.create('gone', {
        'catalog-info.yaml': component('gone', 'soon'),
        'README.md': '# Gone',
      });
      await eventually(async () => !!(await entity('component', 'gone')));
      await local.commit('gone', 'catalog-info.yaml', null);
      await eventually(async () => {
        const found = await entity('component', 'gone');
        return (
          !found ||
          found.metadata.annotations?.['backstage.io/orphan'] === 'true'
        );
      });
      await expect(entity('component', 'orders')).resolves.toBeDefined();
    },
    TIMEOUT_MS,
  );
});
