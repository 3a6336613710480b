import type {
  BackstageCredentials,
  PermissionsService,
  UserInfoService,
  AuthService,
} from '@backstage/backend-plugin-api';
import {
  parseEntityRef,
  RELATION_OWNED_BY,
  stringifyEntityRef,
  type Entity,
} from '@backstage/catalog-model';
import { NotAllowedError, NotFoundError } from '@backstage/errors';
import { AuthorizeResult } from '@backstage/plugin-permission-common';
import type { CatalogService } from '@backstage/plugin-catalog-node';
import {
  SENTRY_PROJECT_SLUG_ANNOTATION,
  sentryIssueReadPermission,
} from '@jalon/plugin-sentry-common';
import {
  parseProjects,
  type AnnotatedProject,
  type InstanceName,
} from '../domain/annotation';

/** An entity whose errors may be shown to the one who asked. */
export interface EntityScope {
  readonly entityRef: string;
  readonly projects: readonly AnnotatedProject[];
}

/** Decides who sees the errors of an entity. */
export class EntityAccess {
  readonly #options: {
    catalog: CatalogService;
    permissions: PermissionsService;
    userInfo: UserInfoService;
    auth: AuthService;
    access: 'readers' | 'owners';
    instances: () => readonly InstanceName[];
  };

  constructor(options: {
    catalog: CatalogService;
    permissions: PermissionsService;
    userInfo: UserInfoService;
    auth: AuthService;
    access: 'readers' | 'owners';
    instances: () => readonly InstanceName[];
  }) {
    this.#options = options;
  }

  /**
   * Throws `NotFoundError` for an entity that is not there or may not be
   * read, `NotAllowedError` for one whose errors may not be seen.
   */
  async resolve(
    ref: string,
    credentials: BackstageCredentials,
  ): Promise<EntityScope> {
    const entityRef = stringifyEntityRef(parseEntityRef(ref));
    const { catalog, instances } = this.#options;
    const entity = await catalog.getEntityByRef(entityRef, { credentials });
    if (!entity) {
      throw new NotFoundError(`There is no entity ${entityRef}`);
    }
    await this.#authorize(entity, entityRef, credentials);
    return {
      entityRef,
      projects: parseProjects(
        entity.metadata.annotations?.[SENTRY_PROJECT_SLUG_ANNOTATION],
        instances(),
      ),
    };
  }

  async #authorize(
    entity: Entity,
    entityRef: string,
    credentials: BackstageCredentials,
  ): Promise<void> {
    const { permissions, access } = this.#options;
    const [decision] = await permissions.authorize(
      [{ permission: sentryIssueReadPermission, resourceRef: entityRef }],
      { credentials },
    );
    const owners = (entity.relations ?? [])
      .filter(each => each.type === RELATION_OWNED_BY)
      .map(each => each.targetRef);
    const isAllowed =
      decision.result === AuthorizeResult.ALLOW &&
      (access === 'readers' || (await this.#isOwner(owners, credentials)));
    if (!isAllowed) {
      const whom = owners.length > 0 ? owners.join(', ') : 'its owners';
      throw new NotAllowedError(
        `You may not see the errors of ${entityRef}; ask ${whom}`,
      );
    }
  }

  async #isOwner(
    owners: readonly string[],
    credentials: BackstageCredentials,
  ): Promise<boolean> {
    const { auth, userInfo } = this.#options;
    if (!auth.isPrincipal(credentials, 'user')) {
      return auth.isPrincipal(credentials, 'service');
    }
    const { ownershipEntityRefs } = await userInfo.getUserInfo(credentials);
    return owners.some(owner => ownershipEntityRefs.includes(owner));
  }
}
