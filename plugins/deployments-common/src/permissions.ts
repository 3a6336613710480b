import { parseEntityRef, stringifyEntityRef } from '@backstage/catalog-model';
import { InputError } from '@backstage/errors';
import {
  createPermission,
  type ResourcePermission,
} from '@backstage/plugin-permission-common';

/**
 * Permission resource type: one environment of one catalog entity, named by
 * {@link formatEnvironmentRef}.
 *
 * @public
 */
export const RESOURCE_TYPE_DEPLOYMENT_ENVIRONMENT = 'deployment-environment';

/**
 * Reading deployments, metrics, holds and rollbacks of an environment.
 *
 * @public
 */
export const deploymentReadPermission: ResourcePermission<
  typeof RESOURCE_TYPE_DEPLOYMENT_ENVIRONMENT
> = createPermission({
  name: 'deployments.deployment.read',
  attributes: { action: 'read' },
  resourceType: RESOURCE_TYPE_DEPLOYMENT_ENVIRONMENT,
});

/**
 * Reporting what was deployed to an environment, as a pipeline does.
 *
 * @public
 */
export const deploymentReportPermission: ResourcePermission<
  typeof RESOURCE_TYPE_DEPLOYMENT_ENVIRONMENT
> = createPermission({
  name: 'deployments.deployment.report',
  attributes: { action: 'create' },
  resourceType: RESOURCE_TYPE_DEPLOYMENT_ENVIRONMENT,
});

/**
 * Rolling an environment back.
 *
 * @public
 */
export const rollbackCreatePermission: ResourcePermission<
  typeof RESOURCE_TYPE_DEPLOYMENT_ENVIRONMENT
> = createPermission({
  name: 'deployments.rollback.create',
  attributes: { action: 'create' },
  resourceType: RESOURCE_TYPE_DEPLOYMENT_ENVIRONMENT,
});

/**
 * Lifting the hold that a rollback leaves on an environment.
 *
 * @public
 */
export const holdDeletePermission: ResourcePermission<
  typeof RESOURCE_TYPE_DEPLOYMENT_ENVIRONMENT
> = createPermission({
  name: 'deployments.hold.delete',
  attributes: { action: 'delete' },
  resourceType: RESOURCE_TYPE_DEPLOYMENT_ENVIRONMENT,
});

/**
 * All permissions of the deployments plugin.
 *
 * @public
 */
export const deploymentsPermissions: ResourcePermission<
  typeof RESOURCE_TYPE_DEPLOYMENT_ENVIRONMENT
>[] = [
  deploymentReadPermission,
  deploymentReportPermission,
  rollbackCreatePermission,
  holdDeletePermission,
];

/**
 * One environment of one catalog entity.
 *
 * @public
 */
export interface EnvironmentRef {
  /** Full entity reference, such as `component:default/orders-api`. */
  readonly entityRef: string;
  /** Name of the environment, such as `production`. */
  readonly environment: string;
}

/**
 * The permission resource reference of an environment:
 * `component:default/orders-api#production`.
 *
 * @public
 */
export function formatEnvironmentRef(ref: EnvironmentRef): string {
  const entityRef = stringifyEntityRef(parseEntityRef(ref.entityRef));
  return `${entityRef}#${ref.environment}`;
}

/**
 * The reverse of {@link formatEnvironmentRef}. Throws `InputError` for
 * anything else.
 *
 * @public
 */
export function parseEnvironmentRef(resourceRef: string): EnvironmentRef {
  const separator = resourceRef.lastIndexOf('#');
  const environment = resourceRef.slice(separator + 1);
  if (separator < 1 || !environment) {
    throw new InputError(
      `"${resourceRef}" does not name an environment; expected <entityRef>#<environment>`,
    );
  }
  try {
    const entityRef = stringifyEntityRef(
      parseEntityRef(resourceRef.slice(0, separator)),
    );
    return { entityRef, environment };
  } catch (error) {
    throw new InputError(
      `"${resourceRef}" does not begin with an entity reference`,
      error,
    );
  }
}
