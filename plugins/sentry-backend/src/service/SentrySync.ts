import type { LoggerService } from '@backstage/backend-plugin-api';
import type { SentryInstance } from '../integrations/types';
import { forEachLimited } from './concurrency';
import type { Correlator } from './Correlator';
import type { EntityIndex, IndexedEntity } from './EntityIndex';
import type { InstanceSync } from './InstanceSync';
import type { Notifier } from './Notifier';

const CONCURRENCY = 4;

/** An instance with what reads it. */
export interface SyncedInstance {
  readonly instance: SentryInstance;
  readonly sync: InstanceSync;
}

/** Keeps the errors of all entities, and what they are tied to, up to date. */
export class SentrySync {
  readonly #options: {
    instances: () => readonly SyncedInstance[];
    index: EntityIndex;
    correlator: Correlator;
    notifier: Notifier;
    logger: LoggerService;
  };

  constructor(options: {
    instances: () => readonly SyncedInstance[];
    index: EntityIndex;
    correlator: Correlator;
    notifier: Notifier;
    logger: LoggerService;
  }) {
    this.#options = options;
  }

  /** One round over all instances and entities; a failing one stops no other. */
  async run(signal?: AbortSignal): Promise<void> {
    const { instances, index, logger } = this.#options;
    const entities = await index.refresh();
    const projects = entities.flatMap(each => each.projects);
    await Promise.all(
      instances().map(async ({ instance, sync }) => {
        const slugs = projects
          .filter(each => each.instance === instance.name)
          .map(each => each.slug);
        try {
          await sync.run([...new Set(slugs)], signal);
        } catch (error) {
          signal?.throwIfAborted();
          logger.warn(`Errors were not read from Sentry: ${error}`);
        }
      }),
    );
    await forEachLimited(entities, CONCURRENCY, async entity => {
      if (!signal?.aborted) {
        await this.#tie(entity, true);
      }
    });
  }

  /** Ties the errors of some projects anew, with the deployments as stored. */
  async tieProjects(projectKeys: readonly string[]): Promise<void> {
    const entities = await this.#options.index.ofProjects(projectKeys);
    await forEachLimited(entities, CONCURRENCY, async entity => {
      await this.#tie(entity, false);
    });
  }

  async #tie(entity: IndexedEntity, readDeployments: boolean): Promise<void> {
    const { correlator, notifier, logger } = this.#options;
    try {
      if (readDeployments) {
        await correlator.readDeployments(entity.entityRef);
      }
      await correlator.correlate(entity);
      await notifier.notify(entity);
    } catch (error) {
      logger.error(
        `Errors of ${entity.entityRef} were not tied to its deployments: ${error}`,
      );
    }
  }
}
