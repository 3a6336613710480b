import { Readable } from 'node:stream';
import type { AuthService, LoggerService } from '@backstage/backend-plugin-api';
import { CATALOG_FILTER_EXISTS } from '@backstage/catalog-client';
import { stringifyEntityRef } from '@backstage/catalog-model';
import { ResponseError } from '@backstage/errors';
import type { CatalogService } from '@backstage/plugin-catalog-node';
import type { Permission } from '@backstage/plugin-permission-common';
import type { DocumentCollatorFactory } from '@backstage/plugin-search-common';
import {
  SENTRY_PROJECT_SLUG_ANNOTATION,
  type SentryClient,
  type SentryIssue,
} from '@jalon/plugin-sentry-common';
import type { CollatorConfig } from './config';
import { toDocument, type SentryIssueDocument } from './document';

const ENTITIES = 500;
const PAGE = 100;

interface NamedEntity {
  readonly ref: string;
  readonly title: string;
}

/** Documents of the unresolved errors that the portal has stored. */
export class SentryCollatorFactory implements DocumentCollatorFactory {
  readonly type = 'sentry-issue';
  readonly visibilityPermission: Permission;
  readonly #options: {
    auth: AuthService;
    catalog: CatalogService;
    client: SentryClient;
    config: CollatorConfig;
    logger: LoggerService;
  };

  constructor(options: {
    auth: AuthService;
    catalog: CatalogService;
    client: SentryClient;
    config: CollatorConfig;
    logger: LoggerService;
  }) {
    this.#options = options;
    this.visibilityPermission = options.config.permission;
  }

  async getCollator(): Promise<Readable> {
    return Readable.from(this.#documents());
  }

  /** Fails as a whole, so that half an index never replaces a whole one. */
  async *#documents(): AsyncGenerator<SentryIssueDocument> {
    const { config, logger } = this.#options;
    let left = config.errors;
    for await (const entity of this.#entities()) {
      const limit = Math.min(left, config.errorsPerEntity);
      for await (const issue of this.#issues(entity.ref, limit)) {
        left -= 1;
        yield toDocument(issue, entity, config.locationTemplate);
      }
      if (left === 0) {
        logger.warn(
          `Search holds ${config.errors} errors and no more; raise search.collators.sentry.errors to find others`,
        );
        return;
      }
    }
  }

  async *#entities(): AsyncGenerator<NamedEntity> {
    const { auth, catalog } = this.#options;
    let cursor: string | undefined;
    do {
      const page = await catalog.queryEntities(
        cursor
          ? { cursor, limit: ENTITIES }
          : {
              filter: {
                [`metadata.annotations.${SENTRY_PROJECT_SLUG_ANNOTATION}`]:
                  CATALOG_FILTER_EXISTS,
              },
              fields: [
                'kind',
                'metadata.namespace',
                'metadata.name',
                'metadata.title',
              ],
              limit: ENTITIES,
            },
        { credentials: await auth.getOwnServiceCredentials() },
      );
      for (const entity of page.items) {
        const { title, name } = entity.metadata;
        yield { ref: stringifyEntityRef(entity), title: title ?? name };
      }
      cursor = page.pageInfo.nextCursor;
    } while (cursor);
  }

  async *#issues(
    entityRef: string,
    limit: number,
  ): AsyncGenerator<SentryIssue> {
    let left = limit;
    let cursor: string | undefined;
    do {
      const page = await this.#page(entityRef, Math.min(left, PAGE), cursor);
      yield* page?.items ?? [];
      left -= page?.items.length ?? 0;
      cursor = page?.pageInfo.nextCursor;
    } while (cursor && left > 0);
  }

  /** Undefined for an entity that is gone from the catalog meanwhile. */
  async #page(entityRef: string, limit: number, cursor?: string) {
    const { auth, client } = this.#options;
    const { token } = await auth.getPluginRequestToken({
      onBehalfOf: await auth.getOwnServiceCredentials(),
      targetPluginId: 'sentry',
    });
    try {
      return await client.listIssues(
        { entityRef, state: 'unresolved', sort: '-lastSeen', limit, cursor },
        { token },
      );
    } catch (error) {
      if (error instanceof ResponseError && error.statusCode === 404) {
        return undefined;
      }
      throw error;
    }
  }
}
