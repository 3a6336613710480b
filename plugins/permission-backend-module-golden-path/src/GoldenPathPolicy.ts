import type { UserInfoService } from '@backstage/backend-plugin-api';
import { RESOURCE_TYPE_CATALOG_ENTITY } from '@backstage/plugin-catalog-common/alpha';
import {
  catalogEntityCreatePermission,
  catalogEntityDeletePermission,
  catalogEntityRefreshPermission,
  catalogEntityValidatePermission,
  catalogLocationAnalyzePermission,
  catalogLocationCreatePermission,
} from '@backstage/plugin-catalog-common/alpha';
import {
  AuthorizeResult,
  isPermission,
  type ConditionalPolicyDecision,
  type PolicyDecision,
} from '@backstage/plugin-permission-common';
import type {
  PermissionPolicy,
  PolicyQuery,
  PolicyQueryUser,
} from '@backstage/plugin-permission-node';
import {
  actionExecutePermission,
  RESOURCE_TYPE_SCAFFOLDER_TASK,
  taskCancelPermission,
  taskCreatePermission,
} from '@backstage/plugin-scaffolder-common/alpha';
import {
  deploymentReportPermission,
  holdDeletePermission,
  rollbackCreatePermission,
} from '@jalon/plugin-deployments-common';
import {
  createDeploymentConditionalDecision,
  deploymentConditions,
} from '@jalon/plugin-deployments-node';
import type { PolicyConfig } from './config';

const ALLOW: PolicyDecision = { result: AuthorizeResult.ALLOW };
const DENY: PolicyDecision = { result: AuthorizeResult.DENY };

/** What everyone who is signed in may do, besides reading. */
const OPEN = [
  catalogEntityCreatePermission.name,
  catalogEntityRefreshPermission.name,
  catalogEntityValidatePermission.name,
  catalogLocationAnalyzePermission.name,
  catalogLocationCreatePermission.name,
  actionExecutePermission.name,
  taskCreatePermission.name,
];

/**
 * The default policy of the golden path.
 *
 * - Approvers may do everything.
 * - Everyone who is signed in may read, and create and register things.
 * - Owners may roll back, lift holds and report deployments outside protected
 *   environments, and remove what they own from the catalog.
 * - Who started a task may cancel it.
 * - Everything else is refused, also what later plugins bring.
 */
export class GoldenPathPolicy implements PermissionPolicy {
  readonly #config: PolicyConfig;
  readonly #userInfo: UserInfoService;

  constructor(config: PolicyConfig, options: { userInfo: UserInfoService }) {
    this.#config = config;
    this.#userInfo = options.userInfo;
  }

  async handle(
    { permission }: PolicyQuery,
    user?: PolicyQueryUser,
  ): Promise<PolicyDecision> {
    if (!user) {
      return DENY;
    }
    if (permission.attributes.action === 'read') {
      return ALLOW;
    }
    const { ownershipEntityRefs: claims, userEntityRef } =
      await this.#userInfo.getUserInfo(user.credentials);
    if (claims.some(claim => this.#config.approvers.includes(claim))) {
      return ALLOW;
    }
    if (OPEN.includes(permission.name)) {
      return ALLOW;
    }
    if (
      isPermission(permission, deploymentReportPermission) ||
      isPermission(permission, rollbackCreatePermission) ||
      isPermission(permission, holdDeletePermission)
    ) {
      return this.#ownUnprotected(permission, claims);
    }
    if (isPermission(permission, catalogEntityDeletePermission)) {
      return ownEntity(claims);
    }
    if (isPermission(permission, taskCancelPermission)) {
      return ownTask(userEntityRef);
    }
    return DENY;
  }

  #ownUnprotected(
    permission: typeof rollbackCreatePermission,
    claims: string[],
  ): PolicyDecision {
    return createDeploymentConditionalDecision(permission, {
      allOf: [
        deploymentConditions.isEntityOwner({ claims }),
        {
          not: deploymentConditions.inEnvironment({
            environments: [...this.#config.protectedEnvironments],
          }),
        },
      ],
    });
  }
}

/** A rule of the catalog's own. */
function ownEntity(claims: string[]): ConditionalPolicyDecision {
  return {
    result: AuthorizeResult.CONDITIONAL,
    pluginId: 'catalog',
    resourceType: RESOURCE_TYPE_CATALOG_ENTITY,
    conditions: {
      rule: 'IS_ENTITY_OWNER',
      resourceType: RESOURCE_TYPE_CATALOG_ENTITY,
      params: { claims },
    },
  };
}

/** A rule of the scaffolder's own. */
function ownTask(userEntityRef: string): ConditionalPolicyDecision {
  return {
    result: AuthorizeResult.CONDITIONAL,
    pluginId: 'scaffolder',
    resourceType: RESOURCE_TYPE_SCAFFOLDER_TASK,
    conditions: {
      rule: 'IS_TASK_OWNER',
      resourceType: RESOURCE_TYPE_SCAFFOLDER_TASK,
      params: { createdBy: [userEntityRef] },
    },
  };
}
