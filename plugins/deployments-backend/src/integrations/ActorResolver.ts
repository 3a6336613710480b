import type { AuthService, LoggerService } from '@backstage/backend-plugin-api';
import { stringifyEntityRef, type Entity } from '@backstage/catalog-model';
import type { CatalogService } from '@backstage/plugin-catalog-node';
import type { Actor } from '@jalon/plugin-deployments-common';

const KEEP_MS = 5 * 60 * 1000;
/** Whoever is not in the catalog may be about to come into it. */
const KEEP_UNKNOWN_MS = 15 * 1000;
const MAX_KEPT = 2000;

/** Finds the people of the catalog behind the authors of commits. */
export class ActorResolver {
  readonly #options: {
    catalog: CatalogService;
    auth: AuthService;
    logger: LoggerService;
    now: () => Date;
  };
  readonly #kept = new Map<string, { until: number; actor: Promise<Actor> }>();

  constructor(options: {
    catalog: CatalogService;
    auth: AuthService;
    logger: LoggerService;
    now: () => Date;
  }) {
    this.#options = options;
  }

  async actorOf(person: { name: string; email: string }): Promise<Actor> {
    const key = JSON.stringify([person.name, person.email.toLowerCase()]);
    const now = this.#options.now().getTime();
    const kept = this.#kept.get(key);
    if (kept && kept.until > now) {
      return kept.actor;
    }
    if (this.#kept.size >= MAX_KEPT) {
      this.#kept.clear();
    }
    const actor = this.#find(person);
    this.#kept.set(key, { until: now + KEEP_UNKNOWN_MS, actor });
    const found = await actor;
    if (found.entityRef) {
      this.#kept.set(key, { until: now + KEEP_MS, actor });
    }
    return found;
  }

  async #find(person: { name: string; email: string }): Promise<Actor> {
    const { catalog, auth, logger } = this.#options;
    try {
      const credentials = await auth.getOwnServiceCredentials();
      const { items } = await catalog.queryEntities(
        {
          filter: { kind: 'user', 'spec.profile.email': person.email },
          limit: 1,
        },
        { credentials },
      );
      return items[0] ? toActor(items[0], person.name) : byName(person);
    } catch (error) {
      logger.warn(`Could not look up the author of a commit: ${error}`);
      return byName(person);
    }
  }
}

function toActor(entity: Entity, name: string): Actor {
  return {
    displayName: displayNameOf(entity) ?? name,
    entityRef: stringifyEntityRef(entity),
  };
}

/** The name that a user entity wants to be shown. */
export function displayNameOf(entity: Entity): string | undefined {
  return profileOf(entity).displayName ?? entity.metadata.title;
}

/** The mail address that a user entity names. */
export function emailOf(entity: Entity): string | undefined {
  return profileOf(entity).email;
}

function profileOf(entity: Entity): { displayName?: string; email?: string } {
  const profile = entity.spec?.profile;
  if (!profile || typeof profile !== 'object' || Array.isArray(profile)) {
    return {};
  }
  const { displayName, email } = profile;
  return {
    ...(typeof displayName === 'string' && { displayName }),
    ...(typeof email === 'string' && { email }),
  };
}

function byName(person: { name: string }): Actor {
  return { displayName: person.name };
}
