import type { AuthService, LoggerService } from '@backstage/backend-plugin-api';
import type {
  Deployment,
  DeploymentsClient,
} from '@jalon/plugin-deployments-common';
import type { SentryStore } from '../database/SentryStore';
import { correlate } from '../domain/correlation';
import type { StoredDeployment } from '../domain/types';
import type { IndexedEntity } from './EntityIndex';

const DAY_MS = 24 * 60 * 60_000;
const PAGE = 100;
const MAX_PAGES = 5;

export interface CorrelatorOptions {
  readonly store: SentryStore;
  readonly deployments: Pick<DeploymentsClient, 'listDeployments'>;
  readonly auth: AuthService;
  readonly logger: LoggerService;
  readonly historyDays: number;
  readonly windowMs: number;
  readonly now: () => Date;
}

/** Ties the stored errors of an entity to its deployments. */
export class Correlator {
  readonly #options: CorrelatorOptions;

  constructor(options: CorrelatorOptions) {
    this.#options = options;
  }

  /** Reads the entity's deployments; those that are stored stay when it fails. */
  async readDeployments(entityRef: string): Promise<void> {
    const { store, logger, now } = this.#options;
    try {
      const deployments = await this.#list(entityRef);
      await store.deployments.replaceDeployments(entityRef, deployments);
      await store.deployments.markDeploymentsRead(entityRef);
    } catch (error) {
      logger.warn(`Deployments of ${entityRef} could not be read: ${error}`);
      await store.deployments.markDeploymentsFailed(
        entityRef,
        now().toISOString(),
      );
    }
  }

  async correlate(entity: IndexedEntity): Promise<void> {
    const { store, now, windowMs } = this.#options;
    const { entityRef, projectKeys } = entity;
    const deployments = await store.deployments.listDeployments(entityRef);
    const [oldest] = deployments;
    const [issues, releases] = oldest
      ? await Promise.all([
          store.issues.listForCorrelation(projectKeys, oldest.at),
          store.releases.getReleases(projectKeys),
        ])
      : [[], []];
    await store.deployments.replaceCorrelations(
      entityRef,
      correlate({ issues, deployments, releases }, { windowMs }),
      now().toISOString(),
    );
  }

  async #list(entityRef: string): Promise<StoredDeployment[]> {
    const { auth, deployments, historyDays, now } = this.#options;
    const { token } = await auth.getPluginRequestToken({
      onBehalfOf: await auth.getOwnServiceCredentials(),
      targetPluginId: 'deployments',
    });
    const since = new Date(now().getTime() - historyDays * DAY_MS);
    const result: StoredDeployment[] = [];
    let cursor: string | undefined;
    for (let page = 0; page < MAX_PAGES; page++) {
      const list = await deployments.listDeployments(
        { entityRef, since: since.toISOString(), limit: PAGE, cursor },
        { token },
      );
      result.push(...list.items.flatMap(each => toStored(entityRef, each)));
      cursor = list.pageInfo.nextCursor;
      if (!cursor) {
        break;
      }
    }
    return result;
  }
}

function toStored(
  entityRef: string,
  deployment: Deployment,
): StoredDeployment[] {
  const at =
    deployment.finishedAt ?? deployment.startedAt ?? deployment.queuedAt;
  return at
    ? [
        {
          entityRef,
          id: deployment.id,
          environment: deployment.environment,
          version: deployment.version,
          kind: deployment.kind,
          state: deployment.state,
          at: new Date(at).toISOString(),
          supersededAt: deployment.supersededAt,
          rollbackOf: deployment.rollbackOf,
          commit: deployment.commit?.sha,
        },
      ]
    : [];
}
