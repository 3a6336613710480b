import {
  createPermission,
  type ResourcePermission,
} from '@backstage/plugin-permission-common';

/**
 * Seeing the errors of a catalog entity. The resource is the entity itself,
 * so that policies decide with the catalog's own rules, such as its owners;
 * reading the entity is asked for as well.
 *
 * @public
 */
export const sentryIssueReadPermission: ResourcePermission<'catalog-entity'> =
  createPermission({
    name: 'sentry.issue.read',
    attributes: { action: 'read' },
    resourceType: 'catalog-entity',
  });

/**
 * All permissions of the sentry plugin.
 *
 * @public
 */
export const sentryPermissions = [sentryIssueReadPermission];
