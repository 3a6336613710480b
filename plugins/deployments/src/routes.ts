import { createRouteRef, createSubRouteRef } from '@backstage/core-plugin-api';

/**
 * The plugin's own page, which holds the rollback pages.
 *
 * @public
 */
export const rootRouteRef = createRouteRef({ id: 'deployments' });

/**
 * The preview of a rollback. Search parameters: `entityRef`, `environment` and
 * optionally `deploymentId`, the deployment to go back to.
 *
 * @public
 */
export const rollbackRouteRef = createSubRouteRef({
  id: 'deployments:rollback',
  parent: rootRouteRef,
  path: '/rollback',
});

/**
 * A rollback operation and how it went.
 *
 * @public
 */
export const rollbackOperationRouteRef = createSubRouteRef({
  id: 'deployments:rollback-operation',
  parent: rootRouteRef,
  path: '/rollbacks/:id',
});

/**
 * The Deployments tab of an entity. Search parameters: `environment`, `state`,
 * `q`, `period` (days or `all`), `deployment` (the selected one), `compare`
 * (an environment) and `after` (cursors of the pages before).
 *
 * @public
 */
export const entityDeploymentsRouteRef = createRouteRef({
  id: 'deployments:entity-content',
});
