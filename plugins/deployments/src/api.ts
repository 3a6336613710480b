import { createApiRef } from '@backstage/frontend-plugin-api';
import type { DeploymentsApi } from '@jalon/plugin-deployments-common';

/**
 * Reads deployments and rolls back. Implemented by `DeploymentsClient` of
 * `@jalon/plugin-deployments-common` unless an app overrides it.
 *
 * @public
 */
export const deploymentsApiRef = createApiRef<DeploymentsApi>().with({
  id: 'plugin.deployments.service',
  pluginId: 'deployments',
});
