import type { AuthService, LoggerService } from '@backstage/backend-plugin-api';
import { stringifyEntityRef, type Entity } from '@backstage/catalog-model';
import type { CatalogService } from '@backstage/plugin-catalog-node';
import type { DeploymentsStore } from '../database/DeploymentsStore';
import type { SyncStore } from '../database/SyncStore';
import type { ActorResolver } from '../integrations/ActorResolver';
import type {
  DeploymentSource,
  SourceLocation,
} from '../integrations/DeploymentSource';
import { forEachLimited } from './concurrency';
import type { EntitySynchroniser } from './EntitySynchroniser';

const PAGE = 500;
const CONCURRENCY = 4;
const MAX_ACTORS = 100;
const ACTORS_EVERY_MS = 20 * 1000;
const FIELDS = [
  'kind',
  'metadata.name',
  'metadata.namespace',
  'metadata.annotations',
];

/** What is remembered during one round only. */
class Round {
  readonly #source: DeploymentSource;
  readonly #positions = new Map<string, Promise<string>>();
  readonly #asked = new Set<string>();

  constructor(source: DeploymentSource) {
    this.#source = source;
  }

  locate(entity: Entity): SourceLocation | undefined {
    try {
      return this.#source.locate(entity);
    } catch {
      // Told again, and stored, when the entity is synchronised.
      return undefined;
    }
  }

  position(location: SourceLocation): Promise<string> {
    const known = this.#positions.get(location.positionKey);
    const position = known ?? this.#source.position(location);
    this.#positions.set(location.positionKey, position);
    return position;
  }

  isAsked(location: SourceLocation): boolean {
    return this.#asked.has(location.positionKey);
  }

  markAsked(location: SourceLocation): void {
    this.#asked.add(location.positionKey);
  }
}

/** Looks after the deployments of all components of the catalog. */
export class DeploymentsSync {
  readonly #options: {
    catalog: CatalogService;
    auth: AuthService;
    logger: LoggerService;
    source: DeploymentSource;
    sync: SyncStore;
    deployments: DeploymentsStore;
    actors: ActorResolver;
    synchroniser: EntitySynchroniser;
    hostedIntervalMs: number;
    now: () => Date;
  };
  #actorsLookedUpAt = 0;
  /** When the repositories of outside hosts were last asked. */
  readonly #asked = new Map<string, number>();

  constructor(options: {
    catalog: CatalogService;
    auth: AuthService;
    logger: LoggerService;
    source: DeploymentSource;
    sync: SyncStore;
    deployments: DeploymentsStore;
    actors: ActorResolver;
    synchroniser: EntitySynchroniser;
    hostedIntervalMs: number;
    now: () => Date;
  }) {
    this.#options = options;
  }

  /** One round over the catalog; each repository is asked at most once. */
  async run(signal?: AbortSignal): Promise<void> {
    const { catalog, auth } = this.#options;
    const round = new Round(this.#options.source);
    const credentials = await auth.getOwnServiceCredentials();
    let cursor: string | undefined;
    do {
      const page = await catalog.queryEntities(
        cursor
          ? { cursor, fields: FIELDS, limit: PAGE }
          : { filter: { kind: 'component' }, fields: FIELDS, limit: PAGE },
        { credentials },
      );
      await this.#runPage(page.items, round, signal);
      cursor = page.pageInfo.nextCursor;
    } while (cursor && !signal?.aborted);
    await this.#findActors();
  }

  async #runPage(
    entities: readonly Entity[],
    round: Round,
    signal: AbortSignal | undefined,
  ): Promise<void> {
    const { sync, synchroniser, logger, now } = this.#options;
    const due = entities.filter(entity => this.#isDue(entity, round));
    const known = await sync.getSyncs(due.map(stringifyEntityRef));
    const unchanged: string[] = [];
    await forEachLimited(due, CONCURRENCY, async entity => {
      if (signal?.aborted) {
        return;
      }
      const entityRef = stringifyEntityRef(entity);
      try {
        const result = await synchroniser.synchronise(entity, {
          known: known.get(entityRef),
          position: location => round.position(location),
        });
        if (result === 'unchanged') {
          unchanged.push(entityRef);
        }
      } catch (error) {
        logger.error(`Deployments of ${entityRef} were not read: ${error}`);
      }
    });
    await sync.markSynced(unchanged, now().toISOString());
  }

  /**
   * On the first start the people come into the catalog after the first
   * commits were read; others join later.
   */
  async #findActors(): Promise<void> {
    const { deployments, actors, now } = this.#options;
    const at = now().getTime();
    if (at - this.#actorsLookedUpAt < ACTORS_EVERY_MS) {
      return;
    }
    this.#actorsLookedUpAt = at;
    for (const person of await deployments.unknownActors(MAX_ACTORS)) {
      await deployments.setActor(person.email, await actors.actorOf(person));
    }
  }

  #isDue(entity: Entity, round: Round): boolean {
    const location = round.locate(entity);
    if (!location?.hosted || round.isAsked(location)) {
      return true;
    }
    const now = this.#options.now().getTime();
    const last = this.#asked.get(location.positionKey);
    if (last !== undefined && now - last < this.#options.hostedIntervalMs) {
      return false;
    }
    this.#asked.set(location.positionKey, now);
    round.markAsked(location);
    return true;
  }
}
