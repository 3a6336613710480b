import {
  coreServices,
  createServiceFactory,
} from '@backstage/backend-plugin-api';
import {
  mockCredentials,
  mockServices,
  startTestBackend,
} from '@backstage/backend-test-utils';
import { RELATION_OWNED_BY, type Entity } from '@backstage/catalog-model';
import { catalogServiceMock } from '@backstage/plugin-catalog-node/testUtils';
import { policyExtensionPoint } from '@backstage/plugin-permission-node/alpha';
import permissionModuleGoldenPath from '@jalon/plugin-permission-backend-module-golden-path';
import type { Knex } from 'knex';
import request from 'supertest';
import { deploymentsPlugin } from '../plugin';
import { policyPermissions } from './policyPermissions';

export const ENTITY_REF = 'component:default/orders-api';
const BASE_URL = 'http://localhost:7007';

const GROUPS: Record<string, string[]> = {
  'user:default/guest': ['group:default/platform'],
  'user:default/amel.diop': ['group:default/orders'],
  'user:default/moussa.fall': ['group:default/growth'],
};

export type Person = 'guest' | 'amel.diop' | 'moussa.fall';

export function component(name: string, location?: string): Entity {
  return {
    apiVersion: 'backstage.io/v1alpha1',
    kind: 'Component',
    metadata: {
      name,
      namespace: 'default',
      annotations: location
        ? { 'backstage.io/source-location': `url:${location}` }
        : {},
    },
    spec: { type: 'service', lifecycle: 'production', owner: 'orders' },
    relations: [{ type: RELATION_OWNED_BY, targetRef: 'group:default/orders' }],
  };
}

/** Address of a folder in a local repository. */
export function repositoryUrl(name: string, path = ''): string {
  return `${BASE_URL}/repositories/acme/${name}/tree/main/${path}`;
}

function user(name: Person, displayName: string): Entity {
  return {
    apiVersion: 'backstage.io/v1alpha1',
    kind: 'User',
    metadata: { name, namespace: 'default' },
    spec: { profile: { displayName, email: `${name}@acme.example` } },
  };
}

const PEOPLE = [
  user('guest', 'Guest'),
  user('amel.diop', 'Amel Diop'),
  user('moussa.fall', 'Moussa Fall'),
];

/** The HTTP interface as one person uses it. */
export class Api {
  constructor(
    private readonly server: Parameters<typeof request>[0],
    private readonly person: Person,
  ) {}

  get(path: string) {
    return this.#signed(request(this.server).get(`/api/deployments${path}`));
  }

  delete(path: string) {
    return this.#signed(request(this.server).delete(`/api/deployments${path}`));
  }

  post(path: string, body: object, headers: Record<string, string> = {}) {
    const call = request(this.server).post(`/api/deployments${path}`);
    return this.#signed(call).set(headers).send(body);
  }

  /** Asks until the answer is what is waited for. */
  async until(
    path: string,
    done: (body: any) => boolean,
    seconds = 20,
  ): Promise<any> {
    const deadline = Date.now() + seconds * 1000;
    for (;;) {
      const { body } = await this.get(path);
      if (done(body)) {
        return body;
      }
      if (Date.now() > deadline) {
        throw new Error(`Waited in vain for ${path}: ${JSON.stringify(body)}`);
      }
    }
  }

  #signed<T extends request.Test>(call: T): T {
    const ref = `user:default/${this.person}`;
    return call.set('Authorization', mockCredentials.user.header(ref));
  }
}

/** The plugin in a backend, with the real policy. */
export async function startPortal(options: {
  knex: Knex;
  directory: string;
  entities: Entity[];
}) {
  const scheduler = mockServices.scheduler();
  const audited: string[] = [];
  const auditor = mockServices.auditor.mock({
    createEvent: async ({ eventId }) => ({
      success: async () => {
        audited.push(`${eventId} succeeded`);
      },
      fail: async ({ error }) => {
        audited.push(`${eventId} failed: ${error.name}`);
      },
    }),
  });
  const config = {
    app: { baseUrl: BASE_URL },
    permission: {
      enabled: true,
      goldenPath: { approvers: ['group:default/platform'] },
    },
    repositories: { local: { directory: options.directory } },
  };
  const framework = policyPermissions({
    groups: GROUPS,
    owners: ['group:default/orders'],
  });
  const backend = await startTestBackend({
    extensionPoints: [[policyExtensionPoint, framework.extensionPoint]],
    features: [
      deploymentsPlugin,
      permissionModuleGoldenPath,
      ...framework.features,
      auditor.factory,
      mockServices.rootConfig.factory({ data: config }),
      mockServices.database.factory({ knex: options.knex }),
      createServiceFactory({
        service: coreServices.scheduler,
        deps: {},
        factory: () => scheduler,
      }),
      catalogServiceMock.factory({
        entities: [...options.entities, ...PEOPLE],
      }),
    ],
  });
  return {
    audited,
    url: `http://127.0.0.1:${backend.server.port()}`,
    as: (person: Person) => new Api(backend.server, person),
    sync: () => scheduler.triggerTask('deployments-sync'),
    resume: () => scheduler.triggerTask('deployments-resume-rollbacks'),
    stop: () => backend.stop(),
  };
}
