import type {
  BackstageCredentials,
  PermissionsService,
} from '@backstage/backend-plugin-api';
import { NotAllowedError, NotFoundError } from '@backstage/errors';
import type { CatalogService } from '@backstage/plugin-catalog-node';
import { AuthorizeResult } from '@backstage/plugin-permission-common';
import {
  TodoProgress,
  todoProgressReadPermission,
} from '@jalon/plugin-todo-progress-common';
import type { TodoProgressService } from './TodoProgressService';

/** Lets a caller see the progress of what the catalog shows to them. */
export class AuthorizedTodoProgressService implements TodoProgressService {
  constructor(
    private readonly service: TodoProgressService,
    private readonly deps: {
      catalog: Pick<CatalogService, 'getEntityByRef'>;
      permissions: Pick<PermissionsService, 'authorize'>;
    },
  ) {}

  async getProgress(options: {
    entityRef: string;
    credentials: BackstageCredentials;
  }): Promise<TodoProgress> {
    const { entityRef, credentials } = options;
    const [decision] = await this.deps.permissions.authorize(
      [{ permission: todoProgressReadPermission }],
      { credentials },
    );
    if (decision.result !== AuthorizeResult.ALLOW) {
      throw new NotAllowedError(
        `You may not see progress: ask those who run the portal for the permission ${todoProgressReadPermission.name}`,
      );
    }
    const entity = await this.deps.catalog.getEntityByRef(entityRef, {
      credentials,
    });
    if (!entity) {
      throw new NotFoundError(
        `The catalog has no entity ${entityRef}, or does not show it to you`,
      );
    }
    return this.service.getProgress(options);
  }
}
