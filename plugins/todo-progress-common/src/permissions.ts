import { createPermission } from '@backstage/plugin-permission-common';

/**
 * To see the progress of entities. Somebody who has it sees the progress of
 * those entities that the catalog shows to them.
 *
 * @public
 */
export const todoProgressReadPermission = createPermission({
  name: 'todoProgress.progress.read',
  attributes: { action: 'read' },
});

/**
 * All permissions of the to-do progress plugin.
 *
 * @public
 */
export const todoProgressPermissions = [todoProgressReadPermission];
