import { createRouteRef } from '@backstage/core-plugin-api';

/**
 * The Progress tab of an entity. Search parameters: `state` (`open`, `done` or
 * `stalled`), `section` (its id), `q` (a text) and `item` (the key of the item
 * that is pointed at; a fragment such as `#PL-012` does the same).
 *
 * @public
 */
export const entityProgressRouteRef = createRouteRef({
  id: 'todo-progress:entity-content',
});
