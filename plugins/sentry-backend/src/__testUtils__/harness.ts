import { mockServices } from '@backstage/backend-test-utils';
import type { Entity } from '@backstage/catalog-model';
import { ConfigReader } from '@backstage/config';
import { catalogServiceMock } from '@backstage/plugin-catalog-node/testUtils';
import type { NotificationSendOptions } from '@backstage/plugin-notifications-node';
import type { Deployment } from '@jalon/plugin-deployments-common';
import type { Knex } from 'knex';
import { migrationsDirectory } from '../database/migrate';
import { createStore } from '../database/SentryStore';
import { systemClock, type RateClock } from '../integrations/RateGate';
import type { SentryInstance } from '../integrations/types';
import { readSentryConfig } from '../service/config';
import { createServices } from '../service/createServices';
import { TOKEN } from './StandInSentry';

export const SECRET = 'stand-in-webhook-secret';

const IMPATIENT: RateClock = {
  now: () => Date.now(),
  wait: async () => {
    await new Promise(resolve => {
      setImmediate(resolve);
    });
  },
};

/** A component that names projects of Sentry. */
export function entityOf(name: string, projects?: string): Entity {
  return {
    apiVersion: 'backstage.io/v1alpha1',
    kind: 'Component',
    metadata: {
      name,
      namespace: 'default',
      annotations: projects ? { 'sentry.io/project-slug': projects } : {},
    },
    spec: { type: 'service', lifecycle: 'production', owner: 'checkin' },
    relations: [{ type: 'ownedBy', targetRef: 'group:default/checkin' }],
  };
}

/** A deployment to production, as the deployments plugin tells it. */
export function deploymentOf(
  version: string,
  at: string,
  rest: Partial<Deployment> = {},
): Deployment {
  return {
    id: `${rest.environment ?? 'production'}-${version}-${at}`,
    entityRef: 'component:default/checkin-api',
    environment: 'production',
    kind: 'deploy',
    state: 'superseded',
    version,
    artefacts: [],
    approvers: [],
    finishedAt: at,
    sourceRefs: [],
    ...rest,
  };
}

/** The plugin without its router, on a database and a stand-in Sentry. */
export async function createHarness(options: {
  knex: Knex;
  baseUrl: string;
  entities?: Entity[];
  deployments?: (entityRef: string) => readonly Deployment[];
  config?: object;
  now?: () => Date;
  /** `real` waits for rate limits and after failures; the default does not. */
  clock?: 'real';
}) {
  await options.knex.migrate.latest({ directory: migrationsDirectory });
  const instance: SentryInstance = {
    name: 'default',
    baseUrl: options.baseUrl,
    organization: 'acme',
    token: TOKEN,
    webhookSecret: SECRET,
    demo: false,
  };
  const sent: NotificationSendOptions[] = [];
  const logger = mockServices.logger.mock();
  const state = {
    deployments: options.deployments ?? (() => []),
    deploymentsFail: false,
  };
  const store = createStore(options.knex);
  const services = createServices({
    config: readSentryConfig(
      new ConfigReader({
        sentry: {
          sync: { timeout: { milliseconds: 500 } },
          ...options.config,
        },
      }),
    ),
    instances: [instance],
    store,
    catalog: catalogServiceMock({
      entities: options.entities ?? [entityOf('checkin-api', 'checkin-api')],
    }),
    auth: mockServices.auth(),
    permissions: mockServices.permissions(),
    userInfo: mockServices.userInfo({
      ownershipEntityRefs: ['user:default/mock', 'group:default/checkin'],
    }),
    notifications: {
      send: async message => {
        sent.push(message);
      },
    },
    deployments: {
      listDeployments: async ({ entityRef }) => {
        if (state.deploymentsFail) {
          throw new Error('The deployments are not there');
        }
        return { items: state.deployments(entityRef), pageInfo: {} };
      },
    },
    logger,
    now: options.now ?? (() => new Date()),
    clock: options.clock === 'real' ? systemClock : IMPATIENT,
  });
  const logged = () =>
    JSON.stringify(
      [logger.error, logger.warn, logger.info, logger.debug].flatMap(
        log => log.mock.calls,
      ),
    );
  return { ...services, store, sent, logged, logger, state, instance };
}
