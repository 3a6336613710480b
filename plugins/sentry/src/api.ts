import { createApiRef } from '@backstage/frontend-plugin-api';
import type { SentryApi } from '@jalon/plugin-sentry-common';

/**
 * Reads the stored errors of an entity. Implemented by `SentryClient` of
 * `@jalon/plugin-sentry-common` unless an app overrides it.
 *
 * @public
 */
export const sentryApiRef = createApiRef<SentryApi>().with({
  id: 'plugin.sentry.service',
  pluginId: 'sentry',
});
