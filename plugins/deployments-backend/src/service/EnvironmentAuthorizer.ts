import type {
  BackstageCredentials,
  PermissionsService,
} from '@backstage/backend-plugin-api';
import {
  parseEntityRef,
  stringifyEntityRef,
  type Entity,
} from '@backstage/catalog-model';
import { InputError, NotAllowedError, NotFoundError } from '@backstage/errors';
import type { CatalogService } from '@backstage/plugin-catalog-node';
import {
  AuthorizeResult,
  type ResourcePermission,
} from '@backstage/plugin-permission-common';
import {
  deploymentReadPermission,
  formatEnvironmentRef,
  holdDeletePermission,
  rollbackCreatePermission,
} from '@jalon/plugin-deployments-common';

const REFUSALS = new Map([
  [deploymentReadPermission.name, 'see'],
  [rollbackCreatePermission.name, 'roll back'],
  [holdDeletePermission.name, 'lift the hold of'],
]);

/** Answers who may see and do what, on the caller's own credentials. */
export class EnvironmentAuthorizer {
  readonly #permissions: PermissionsService;
  readonly #catalog: CatalogService;

  constructor(options: {
    permissions: PermissionsService;
    catalog: CatalogService;
  }) {
    this.#permissions = options.permissions;
    this.#catalog = options.catalog;
  }

  /** Throws `NotFoundError` for one that the caller may not see, too. */
  async getEntity(
    entityRef: string,
    credentials: BackstageCredentials,
  ): Promise<Entity> {
    const ref = normalise(entityRef);
    const entity = await this.#catalog.getEntityByRef(ref, { credentials });
    if (!entity) {
      throw new NotFoundError(`There is no ${ref} in the catalog`);
    }
    return entity;
  }

  /** Throws `NotAllowedError` unless the caller may. */
  async require(
    permission: ResourcePermission<'deployment-environment'>,
    entityRef: string,
    environment: string,
    credentials: BackstageCredentials,
  ): Promise<void> {
    const [allowed] = await this.allowed(
      permission,
      entityRef,
      [environment],
      credentials,
    );
    if (!allowed) {
      const act = REFUSALS.get(permission.name) ?? 'change';
      const { name } = parseEntityRef(entityRef);
      throw new NotAllowedError(
        `You may not ${act} ${environment} of ${name}; ask its owners or the approvers of ${environment}`,
      );
    }
  }

  /** Those of the environments for which the caller may. */
  async allowed(
    permission: ResourcePermission<'deployment-environment'>,
    entityRef: string,
    environments: readonly string[],
    credentials: BackstageCredentials,
  ): Promise<string[]> {
    if (!environments.length) {
      return [];
    }
    const decisions = await this.#permissions.authorize(
      environments.map(environment => ({
        permission,
        resourceRef: formatEnvironmentRef({ entityRef, environment }),
      })),
      { credentials },
    );
    return environments.filter(
      (_, index) => decisions[index].result === AuthorizeResult.ALLOW,
    );
  }

  /** For an entity without environments: whether the caller may read any. */
  async requireReadSome(credentials: BackstageCredentials): Promise<void> {
    const [decision] = await this.#permissions.authorizeConditional(
      [{ permission: deploymentReadPermission }],
      { credentials },
    );
    if (decision.result === AuthorizeResult.DENY) {
      throw new NotAllowedError(
        'You may not see deployments; ask whoever looks after the portal',
      );
    }
  }
}

function normalise(entityRef: string): string {
  try {
    return stringifyEntityRef(parseEntityRef(entityRef));
  } catch (error) {
    throw new InputError(
      `"${entityRef}" is not an entity reference such as component:default/orders-api`,
      error,
    );
  }
}
