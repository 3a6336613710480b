import type {
  AuditorService,
  AuthService,
  LoggerService,
  PermissionsService,
} from '@backstage/backend-plugin-api';
import type { CatalogService } from '@backstage/plugin-catalog-node';
import type { EventsService } from '@backstage/plugin-events-node';
import type { SignalsService } from '@backstage/plugin-signals-node';
import type { Repositories } from '@jalon/repositories';
import type { Knex } from 'knex';
import { DatabaseDeploymentsStore } from '../database/DatabaseDeploymentsStore';
import { DatabaseRollbacksStore } from '../database/DatabaseRollbacksStore';
import { DatabaseSyncStore } from '../database/DatabaseSyncStore';
import { ActorResolver } from '../integrations/ActorResolver';
import { GitDeploymentSource } from '../integrations/GitDeploymentSource';
import { GitopsRollbackStrategy } from '../integrations/GitopsRollbackStrategy';
import { AuthorizedDeploymentsService } from './AuthorizedDeploymentsService';
import { AuthorizedReportsService } from './AuthorizedReportsService';
import { AuthorizedRollbacksService } from './AuthorizedRollbacksService';
import { ChangePublisher } from './ChangePublisher';
import type { DeploymentsConfig } from './config';
import { DeploymentsService } from './DeploymentsService';
import { DeploymentsSync } from './DeploymentsSync';
import { EntitySynchroniser } from './EntitySynchroniser';
import { EnvironmentAuthorizer } from './EnvironmentAuthorizer';
import { ReportsService } from './ReportsService';
import { RollbackPlanner } from './RollbackPlanner';
import { RollbacksService } from './RollbacksService';
import { RollbackWorker } from './RollbackWorker';

export interface ServicesOptions {
  readonly auditor: AuditorService;
  readonly auth: AuthService;
  readonly catalog: CatalogService;
  readonly config: DeploymentsConfig;
  readonly events: EventsService;
  readonly knex: Knex;
  readonly logger: LoggerService;
  readonly permissions: PermissionsService;
  readonly repositories: Repositories;
  readonly signals: SignalsService;
  readonly now?: () => Date;
}

/** The plugin's parts, put together. */
export function createServices(options: ServicesOptions) {
  const { repositories, config } = options;
  const common = { ...options, now: options.now ?? (() => new Date()) };
  const stores = {
    deployments: new DatabaseDeploymentsStore(options.knex),
    sync: new DatabaseSyncStore(options.knex),
    rollbacks: new DatabaseRollbacksStore(options.knex),
  };
  const changes = new ChangePublisher(options);
  const actors = new ActorResolver(common);
  const source = new GitDeploymentSource({ repositories, ...config });
  const strategy = new GitopsRollbackStrategy(repositories);
  const synchroniser = new EntitySynchroniser({
    ...common,
    ...stores,
    source,
    changes,
    actorOf: person => actors.actorOf(person),
  });
  const worker = new RollbackWorker({
    ...common,
    ...stores,
    strategy,
    synchroniser,
    changes,
  });
  const { rules } = config;
  const planner = new RollbackPlanner({
    ...stores,
    synchroniser,
    strategy,
    rules,
  });
  const authorizer = new EnvironmentAuthorizer(options);
  return {
    worker,
    sync: new DeploymentsSync({
      ...common,
      ...stores,
      actors,
      source,
      synchroniser,
      hostedIntervalMs: config.hostedIntervalMs,
    }),
    deployments: new AuthorizedDeploymentsService({
      service: new DeploymentsService({ ...common, ...stores, rules }),
      authorizer,
      auth: options.auth,
    }),
    reports: new AuthorizedReportsService({
      service: new ReportsService({
        ...common,
        ...stores,
        synchroniser,
        changes,
      }),
      authorizer,
      auditor: options.auditor,
    }),
    rollbacks: new AuthorizedRollbacksService({
      ...options,
      service: new RollbacksService({
        ...common,
        ...stores,
        planner,
        worker,
        changes,
      }),
      authorizer,
    }),
  };
}
