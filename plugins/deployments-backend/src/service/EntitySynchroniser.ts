import type { LoggerService } from '@backstage/backend-plugin-api';
import { stringifyEntityRef, type Entity } from '@backstage/catalog-model';
import { isError } from '@backstage/errors';
import type { Actor, SyncProblem } from '@jalon/plugin-deployments-common';
import type { DeploymentsStore } from '../database/DeploymentsStore';
import type { EntitySync, SyncStore } from '../database/SyncStore';
import type {
  DeploymentSource,
  SourceLocation,
} from '../integrations/DeploymentSource';
import type { ChangePublisher } from './ChangePublisher';
import { KeyedMutex } from './concurrency';

/** Enough to recognise earlier images when a rollback is inferred. */
const KNOWN_DEPLOYMENTS = 200;
const NO_REPOSITORY =
  'The entity names no repository that this portal knows: add the annotation backstage.io/source-location';

export interface EntitySynchroniserOptions {
  readonly source: DeploymentSource;
  readonly deployments: DeploymentsStore;
  readonly sync: SyncStore;
  readonly changes: ChangePublisher;
  readonly logger: LoggerService;
  readonly actorOf: (person: { name: string; email: string }) => Promise<Actor>;
  readonly now: () => Date;
}

/** Brings the stored deployments of one entity up to date. */
export class EntitySynchroniser {
  readonly #options: EntitySynchroniserOptions;
  readonly #mutex = new KeyedMutex();

  constructor(options: EntitySynchroniserOptions) {
    this.#options = options;
  }

  /**
   * Reads what is new. Problems are stored for the people who look at the
   * entity and not thrown.
   *
   * @param position - what `DeploymentSource.position` said, if asked already
   * @returns whether the store was found to be up to date without reading
   */
  async synchronise(
    entity: Entity,
    options: {
      known?: EntitySync;
      position?: (location: SourceLocation) => Promise<string>;
    } = {},
  ): Promise<'unchanged' | 'read' | 'failed'> {
    const entityRef = stringifyEntityRef(entity);
    return this.#mutex.run(entityRef, () =>
      this.#synchronise(entity, entityRef, options),
    );
  }

  async #synchronise(
    entity: Entity,
    entityRef: string,
    options: {
      known?: EntitySync;
      position?: (location: SourceLocation) => Promise<string>;
    },
  ): Promise<'unchanged' | 'read' | 'failed'> {
    const { source, sync } = this.#options;
    const known = options.known ?? (await sync.getSync(entityRef));
    try {
      const location = source.locate(entity);
      if (!location) {
        return await this.#fail(entityRef, known, {
          code: 'no-repository',
          message: NO_REPOSITORY,
        });
      }
      const asked = await options.position?.(location);
      if (known?.location === location.key && known.headSha === asked) {
        return await this.#unchanged(known);
      }
      // The answer given to `options` may be older than what is stored by now.
      const position = await source.position(location);
      const current = await sync.getSync(entityRef);
      if (current?.location === location.key && current.headSha === position) {
        return await this.#unchanged(current);
      }
      await this.#read(entityRef, location, position, current);
      return 'read';
    } catch (error) {
      return this.#fail(entityRef, known, describeFailure(error));
    }
  }

  /** The repository is found again, so what was read before is what is true. */
  async #unchanged(known: EntitySync): Promise<'unchanged' | 'read'> {
    const code = known.problem?.code;
    if (code !== 'unreachable' && code !== 'no-repository') {
      return 'unchanged';
    }
    const { sync, now } = this.#options;
    const { problem, ...rest } = known;
    await sync.saveSync({ ...rest, syncedAt: now().toISOString() });
    return 'read';
  }

  async #read(
    entityRef: string,
    location: SourceLocation,
    position: string,
    current: EntitySync | undefined,
  ): Promise<void> {
    const { source, sync, deployments, changes, actorOf } = this.#options;
    const environments = await sync.listEnvironments(entityRef);
    const now = this.#options.now().toISOString();
    const reading = await source.read(location, {
      entityRef,
      position,
      now,
      ...(current?.location === location.key && { since: current.headSha }),
      knownEnvironments: new Set(
        environments.filter(e => e.active).map(e => e.environment),
      ),
      known: environment =>
        deployments.history(entityRef, environment, {
          limit: KNOWN_DEPLOYMENTS,
        }),
      applicationCommits: keys =>
        deployments.applicationCommits(entityRef, keys),
      actorOf,
    });
    const deploymentIds = await deployments.saveDeployments(
      entityRef,
      reading.deployments,
      reading.evidence,
    );
    await sync.saveEnvironments(entityRef, reading.environments);
    await sync.saveSync({
      entityRef,
      location: location.key,
      headSha: position,
      syncedAt: now,
      ...(reading.problem && {
        problem: withSince(reading.problem, current?.problem, now),
      }),
    });
    if (deploymentIds.length) {
      await changes.publish({ entityRef, deploymentIds });
    }
  }

  async #fail(
    entityRef: string,
    known: EntitySync | undefined,
    problem: Pick<SyncProblem, 'code' | 'message'>,
  ): Promise<'failed'> {
    const { sync, logger, now } = this.#options;
    const same =
      known?.problem?.code === problem.code &&
      known.problem.message === problem.message;
    if (!same) {
      if (problem.code === 'unreachable') {
        logger.warn(
          `Could not read deployments of ${entityRef}: ${problem.message}`,
        );
      }
      // What was read before stays true; what is stored now may be newer.
      const current = await sync.getSync(entityRef);
      await sync.saveSync({
        ...(current ?? { entityRef }),
        problem: withSince(problem, known?.problem, now().toISOString()),
      });
    }
    return 'failed';
  }
}

function withSince(
  problem: Pick<SyncProblem, 'code' | 'message'>,
  before: SyncProblem | undefined,
  now: string,
): SyncProblem {
  const since = before?.code === problem.code ? before.since : now;
  return { ...problem, since: since ?? now };
}

function describeFailure(
  error: unknown,
): Pick<SyncProblem, 'code' | 'message'> {
  const message = isError(error) ? error.message : String(error);
  const missing = isError(error) && error.name === 'NotFoundError';
  return { code: missing ? 'no-repository' : 'unreachable', message };
}
