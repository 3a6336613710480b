import { createRouteRef } from '@backstage/core-plugin-api';

/**
 * The source of local repositories. Below it:
 * `/:owner/:name/{tree,blob}/:revision/*` and `/:owner/:name/commit/:sha`, which
 * are the addresses that `@jalon/repositories` gives to people.
 *
 * @public
 */
export const rootRouteRef = createRouteRef({ id: 'repositories' });
