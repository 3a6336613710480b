import type { ServiceFactory } from '@backstage/backend-plugin-api';
import {
  mockCredentials,
  mockServices,
  startTestBackend,
} from '@backstage/backend-test-utils';
import type { Entity } from '@backstage/catalog-model';
import { catalogServiceMock } from '@backstage/plugin-catalog-node/testUtils';
import deploymentsPlugin from '@jalon/plugin-deployments-backend';
import type { Knex } from 'knex';

export const BASE_URL = 'http://localhost:7007';
export const ENTITY_REF = 'component:default/orders-api';

/** The deployments plugin in a backend, with one entity in the catalog. */
export async function startPortal(options: {
  knex: Knex;
  repositories: string;
  services?: ServiceFactory[];
}) {
  const entity: Entity = {
    apiVersion: 'backstage.io/v1alpha1',
    kind: 'Component',
    metadata: {
      name: 'orders-api',
      namespace: 'default',
      annotations: {
        'backstage.io/source-location': `url:${BASE_URL}/repositories/acme/orders-api/tree/main/`,
      },
    },
    spec: { type: 'service', lifecycle: 'production', owner: 'orders' },
  };
  const backend = await startTestBackend({
    features: [
      deploymentsPlugin,
      mockServices.rootConfig.factory({
        data: {
          app: { baseUrl: BASE_URL },
          deployments: { sync: { interval: { seconds: 5 } } },
          repositories: { local: { directory: options.repositories } },
        },
      }),
      mockServices.database.factory({ knex: options.knex }),
      catalogServiceMock.factory({ entities: [entity] }),
      ...(options.services ?? []),
    ],
  });
  const base = `http://localhost:${backend.server.port()}/api/deployments/entities/component/default/orders-api`;
  const headers = { Authorization: mockCredentials.user.header() };
  return {
    stop: () => backend.stop(),
    get: async (path: string) => {
      const response = await fetch(`${base}${path}`, { headers });
      if (!response.ok) {
        throw new Error(`${path}: ${response.status} ${await response.text()}`);
      }
      return response.json();
    },
  };
}
