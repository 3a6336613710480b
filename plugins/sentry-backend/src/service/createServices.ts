import type {
  AuthService,
  LoggerService,
  PermissionsService,
  UserInfoService,
} from '@backstage/backend-plugin-api';
import type { CatalogService } from '@backstage/plugin-catalog-node';
import type { NotificationService } from '@backstage/plugin-notifications-node';
import type { DeploymentsClient } from '@jalon/plugin-deployments-common';
import type { SentryStore } from '../database/SentryStore';
import { SentryConnection } from '../integrations/SentryConnection';
import { SentryReader } from '../integrations/SentryReader';
import type { RateClock } from '../integrations/RateGate';
import type { SentryInstance } from '../integrations/types';
import { AuthorizedErrors } from './AuthorizedErrors';
import type { SentryConfig } from './config';
import { Correlator } from './Correlator';
import { EntityAccess } from './EntityAccess';
import { EntityIndex } from './EntityIndex';
import { Hooks } from './Hooks';
import { InstanceSync } from './InstanceSync';
import { Notifier } from './Notifier';
import { SentrySync, type SyncedInstance } from './SentrySync';
import { StoredErrors } from './StoredErrors';

const ATTEMPTS = 5;

export interface ServicesOptions {
  readonly config: SentryConfig;
  readonly instances: readonly SentryInstance[];
  readonly store: SentryStore;
  readonly catalog: CatalogService;
  readonly auth: AuthService;
  readonly permissions: PermissionsService;
  readonly userInfo: UserInfoService;
  readonly notifications: NotificationService;
  readonly deployments: Pick<DeploymentsClient, 'listDeployments'>;
  readonly logger: LoggerService;
  readonly now: () => Date;
  readonly clock?: RateClock;
}

/** Everything between the router and the outside, put together. */
export function createServices(options: ServicesOptions) {
  const { config } = options;
  const instances = () => options.instances;
  const synced = options.instances.map(
    (instance): SyncedInstance => ({
      instance,
      sync: new InstanceSync({
        ...options,
        ...config,
        instance,
        reader: new SentryReader(
          new SentryConnection(instance, {
            ...config,
            attempts: ATTEMPTS,
            clock: options.clock,
          }),
          instance.organization,
        ),
      }),
    }),
  );
  const index = new EntityIndex({ ...options, instances });
  const sync = new SentrySync({
    instances: () => synced,
    index,
    correlator: new Correlator({ ...options, ...config }),
    notifier: new Notifier({
      ...options,
      environments: config.notifiedEnvironments,
    }),
    logger: options.logger,
  });
  const hooks = new Hooks({ ...options, instances: () => synced, sync });
  const errors = new AuthorizedErrors(
    new EntityAccess({ ...options, access: config.access, instances }),
    new StoredErrors({ ...options, instances }),
  );
  return { sync, hooks, errors };
}
