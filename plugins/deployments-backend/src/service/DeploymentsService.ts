import { NotFoundError } from '@backstage/errors';
import type {
  Deployment,
  DeploymentDetails,
  DeploymentList,
  DeploymentMetrics,
  EnvironmentStatus,
  Hold,
  SyncStatus,
} from '@jalon/plugin-deployments-common';
import type {
  DeploymentsQuery,
  DeploymentsStore,
} from '../database/DeploymentsStore';
import type { RollbacksStore, StoredHold } from '../database/RollbacksStore';
import type { SyncStore } from '../database/SyncStore';
import {
  compareEnvironments,
  type EnvironmentRules,
} from '../domain/environments';
import { deploymentMetrics } from '../domain/metrics';
import type { DeploymentRecord } from '../domain/types';

const MAX_MEASURED = 10_000;
const DAY_MS = 24 * 60 * 60 * 1000;
/** So that the first deployments of a period have their predecessors. */
const LOOKBACK_DAYS = 30;

/** Status of an environment without what depends on the caller. */
export type EnvironmentFacts = Omit<EnvironmentStatus, 'permissions'>;

/** Answers from the store; asks no outside system. */
export class DeploymentsService {
  readonly #options: {
    deployments: DeploymentsStore;
    sync: SyncStore;
    rollbacks: RollbacksStore;
    rules: EnvironmentRules;
    now: () => Date;
  };

  constructor(options: {
    deployments: DeploymentsStore;
    sync: SyncStore;
    rollbacks: RollbacksStore;
    rules: EnvironmentRules;
    now: () => Date;
  }) {
    this.#options = options;
  }

  /** The one that matters most, for an entity that has none yet. */
  get firstEnvironment(): string {
    return this.#options.rules.order[0] ?? 'production';
  }

  /** All environments that the entity has or had, in reading order. */
  async environmentNames(
    entityRef: string,
  ): Promise<{ all: string[]; active: string[] }> {
    const { sync, rules } = this.#options;
    const known = await sync.listEnvironments(entityRef);
    const names = (items: typeof known) =>
      items.map(item => item.environment).sort(compareEnvironments(rules));
    return { all: names(known), active: names(known.filter(e => e.active)) };
  }

  async listDeployments(query: DeploymentsQuery): Promise<DeploymentList> {
    const page = await this.#options.deployments.listDeployments(query);
    const { nextCursor } = page;
    return {
      items: page.items.map(toDeployment),
      pageInfo: nextCursor ? { nextCursor } : {},
    };
  }

  async getDeployment(
    entityRef: string,
    id: string,
  ): Promise<DeploymentDetails> {
    const { deployments } = this.#options;
    const found = await deployments.getDeployment(entityRef, id);
    if (!found) {
      throw new NotFoundError(`${entityRef} has no deployment ${id}`);
    }
    const previous = await deployments.getPrevious(found);
    return {
      ...toDeployment(found),
      ...(previous && {
        previous: { id: previous.id, version: previous.version },
      }),
      ...(await deployments.getEvidence(id)),
    };
  }

  async getEnvironments(
    entityRef: string,
    environments: readonly string[],
  ): Promise<EnvironmentFacts[]> {
    const { deployments, sync, rollbacks, rules } = this.#options;
    const [current, known, holds] = await Promise.all([
      deployments.listCurrent(entityRef),
      sync.listEnvironments(entityRef),
      rollbacks.listHolds(entityRef),
    ]);
    return environments.map(environment => {
      const own = current.filter(item => item.environment === environment);
      const running = own.find(item => item.state === 'success');
      const inFlight = own.find(item => item.state !== 'success');
      const hold = holds.find(item => item.environment === environment);
      const { behind, overlayPath } =
        known.find(e => e.environment === environment) ?? {};
      return {
        environment,
        ...(running && { current: toDeployment(running) }),
        ...(inFlight && { inFlight: toDeployment(inFlight) }),
        ...(hold && { hold: toHold(hold) }),
        ...(behind && { behind }),
        ...(!overlayPath && { reportedOnly: true }),
        confirmationRequired: rules.protected.includes(environment),
      };
    });
  }

  async getSyncStatus(entityRef: string): Promise<SyncStatus> {
    const { sync } = this.#options;
    const status = await sync.getSync(entityRef);
    const problem = status?.problem;
    // No overlay is no problem where a pipeline tells what it deploys
    const told =
      problem?.code === 'no-environments' &&
      (await sync.listEnvironments(entityRef)).some(item => item.active);
    return {
      ...(status?.syncedAt && { syncedAt: status.syncedAt }),
      ...(problem && !told && { problem }),
    };
  }

  async getMetrics(
    entityRef: string,
    environment: string,
    days: number,
  ): Promise<DeploymentMetrics> {
    const now = this.#options.now();
    const since = new Date(now.getTime() - (days + LOOKBACK_DAYS) * DAY_MS);
    const history = await this.#options.deployments.history(
      entityRef,
      environment,
      { limit: MAX_MEASURED, since: since.toISOString() },
    );
    return deploymentMetrics(history.reverse(), {
      environment,
      days,
      now: now.toISOString(),
    });
  }

  async getHold(
    entityRef: string,
    environment: string,
  ): Promise<Hold | undefined> {
    const holds = await this.#options.rollbacks.listHolds(entityRef);
    const hold = holds.find(item => item.environment === environment);
    return hold && toHold(hold);
  }
}

/** The public part of a record. */
export function toDeployment(record: DeploymentRecord): Deployment {
  const { orderedAt, applicationCommit, actorEmail, ...deployment } = record;
  return deployment;
}

/** The public part of a stored hold. */
export function toHold(stored: StoredHold): Hold {
  const { entityRef, environment, liftedAt, ...hold } = stored;
  return hold;
}
