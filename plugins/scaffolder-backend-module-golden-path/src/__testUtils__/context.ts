import { ActionContext } from '@backstage/plugin-scaffolder-node';
import { createMockActionContext } from '@backstage/plugin-scaffolder-node-test-utils';
import fs from 'fs-extra';

/** A mock context with everything overridden, which the stock one does not do. */
export function contextOf(
  options: Partial<ActionContext<any, any>>,
): ActionContext<any, any> {
  return {
    ...createMockActionContext(options),
    // Beside the workspace, as the scaffolder does, and not inside it
    createTemporaryDirectory: () =>
      fs.mkdtemp(`${options.workspacePath}_step-`),
    ...options,
  };
}
