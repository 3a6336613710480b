import {
  createExternalRouteRef,
  createRouteRef,
} from '@backstage/core-plugin-api';

/**
 * The Errors tab of an entity. Search parameters: `project`, `environment`,
 * `state` (`unresolved` when absent, `all` for every one), `level`, `release`,
 * `deployment` (id of the one that brought the errors), `q`, `sort` (a field,
 * `-` before it for the greatest first), `error` (the selected one) and
 * `after` (cursors of the pages before).
 *
 * @public
 */
export const entityErrorsRouteRef = createRouteRef({
  id: 'sentry:entity-content',
});

/**
 * The page that previews a rollback, by default the deployments plugin's.
 * Search parameters: `entityRef`, `environment` and `deploymentId`, the
 * deployment to go back to. Without it no rollback is offered.
 *
 * @public
 */
export const rollbackExternalRouteRef = createExternalRouteRef({
  id: 'sentry:rollback',
  optional: true,
  defaultTarget: 'deployments.rollback',
});
