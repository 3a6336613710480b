import type {
  AuthService,
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
  deploymentReportPermission,
  formatEnvironmentRef,
  holdDeletePermission,
  rollbackCreatePermission,
} from '@jalon/plugin-deployments-common';

const REFUSALS = new Map([
  [deploymentReadPermission.name, 'see'],
  [deploymentReportPermission.name, 'report deployments to'],
  [rollbackCreatePermission.name, 'roll back'],
  [holdDeletePermission.name, 'lift the hold of'],
]);

/** Answers who may see and do what, on the caller's own credentials. */
export class EnvironmentAuthorizer {
  readonly #auth: AuthService;
  readonly #permissions: PermissionsService;
  readonly #catalog: CatalogService;

  constructor(options: {
    auth: AuthService;
    permissions: PermissionsService;
    catalog: CatalogService;
  }) {
    this.#auth = options.auth;
    this.#permissions = options.permissions;
    this.#catalog = options.catalog;
  }

  /**
   * Throws `NotFoundError` for one that the caller may not see, too. Services
   * see everything in the catalog, also those whose token is restricted to this
   * plugin, which therefore cannot be used to ask the catalog.
   */
  async getEntity(
    entityRef: string,
    credentials: BackstageCredentials,
  ): Promise<Entity> {
    const ref = normalise(entityRef);
    const entity = await this.#catalog.getEntityByRef(ref, {
      credentials: this.#auth.isPrincipal(credentials, 'service')
        ? await this.#auth.getOwnServiceCredentials()
        : credentials,
    });
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
