import {
  createConditionExports,
  createPermissionResourceRef,
  createPermissionRule,
} from '@backstage/plugin-permission-node';
import { RESOURCE_TYPE_DEPLOYMENT_ENVIRONMENT } from '@jalon/plugin-deployments-common';
import { z } from 'zod/v4';

/**
 * One environment of one catalog entity, as permission rules see it.
 *
 * @public
 */
export interface DeploymentEnvironment {
  /** Full entity reference, such as `component:default/orders-api`. */
  readonly entityRef: string;
  /** Name of the overlay's folder, such as `production`. */
  readonly environment: string;
  /** Full references of the entity's owners. */
  readonly owners: readonly string[];
}

/**
 * What a rule means as a filter over environments.
 *
 * @public
 */
export type DeploymentEnvironmentFilter =
  | { readonly owners: readonly string[] }
  | { readonly environments: readonly string[] };

/**
 * The resource that the permissions of the deployments plugin are about.
 *
 * @public
 */
export const deploymentEnvironmentResourceRef = createPermissionResourceRef<
  DeploymentEnvironment,
  DeploymentEnvironmentFilter
>().with({
  pluginId: 'deployments',
  resourceType: RESOURCE_TYPE_DEPLOYMENT_ENVIRONMENT,
});

const isEntityOwner = createPermissionRule({
  name: 'IS_ENTITY_OWNER',
  description: 'Allow the environments of entities that a claim owns',
  resourceRef: deploymentEnvironmentResourceRef,
  paramsSchema: z.object({
    claims: z
      .array(z.string())
      .describe('Entity references of people and groups'),
  }),
  apply: (resource, { claims }) =>
    resource.owners.some(owner => claims.includes(owner)),
  toQuery: ({ claims }) => ({ owners: claims }),
});

const inEnvironment = createPermissionRule({
  name: 'IN_ENVIRONMENT',
  description: 'Allow the environments of these names',
  resourceRef: deploymentEnvironmentResourceRef,
  paramsSchema: z.object({
    environments: z.array(z.string()).describe('Names of environments'),
  }),
  apply: (resource, { environments }) =>
    environments.includes(resource.environment),
  toQuery: ({ environments }) => ({ environments }),
});

/**
 * The rules that a policy may use for `deployment-environment`.
 *
 * @public
 */
export const deploymentPermissionRules = { isEntityOwner, inEnvironment };

const conditionExports = createConditionExports({
  resourceRef: deploymentEnvironmentResourceRef,
  rules: deploymentPermissionRules,
});

/**
 * Conditions for policies, one per rule of {@link deploymentPermissionRules}.
 *
 * @public
 */
export const deploymentConditions = conditionExports.conditions;

/**
 * Makes a policy's conditional decision about an environment.
 *
 * @public
 */
export const createDeploymentConditionalDecision =
  conditionExports.createConditionalDecision;
