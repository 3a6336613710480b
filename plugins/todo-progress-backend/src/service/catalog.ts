import type { BackstageCredentials } from '@backstage/backend-plugin-api';
import { CATALOG_FILTER_EXISTS } from '@backstage/catalog-client';
import type { Entity } from '@backstage/catalog-model';
import type { CatalogService } from '@backstage/plugin-catalog-node';
import { TODO_FILES_ANNOTATION } from '@jalon/plugin-todo-progress-common';

const PAGE = 250;

/**
 * Entities that may have to-do files, page by page: components, and whatever
 * else says so by an annotation.
 */
export async function* entitiesWithTodos(
  catalog: CatalogService,
  credentials: BackstageCredentials,
): AsyncGenerator<Entity[]> {
  let cursor: string | undefined;
  do {
    const { items, pageInfo } = await catalog.queryEntities(
      cursor
        ? { cursor, limit: PAGE }
        : {
            filter: [
              { kind: 'component' },
              {
                [`metadata.annotations.${TODO_FILES_ANNOTATION}`]:
                  CATALOG_FILTER_EXISTS,
              },
            ],
            fields: [
              'kind',
              'metadata.name',
              'metadata.namespace',
              'metadata.annotations',
            ],
            limit: PAGE,
          },
      { credentials },
    );
    yield items;
    cursor = pageInfo.nextCursor;
  } while (cursor);
}
