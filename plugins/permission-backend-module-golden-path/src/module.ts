import {
  coreServices,
  createBackendModule,
} from '@backstage/backend-plugin-api';
import { policyExtensionPoint } from '@backstage/plugin-permission-node/alpha';
import { readPolicyConfig } from './config';
import { GoldenPathPolicy } from './GoldenPathPolicy';

/**
 * Sets the default policy: owners act on their own, production needs the
 * approvers.
 *
 * @public
 */
export const permissionModuleGoldenPath = createBackendModule({
  pluginId: 'permission',
  moduleId: 'golden-path',
  register(env) {
    env.registerInit({
      deps: {
        config: coreServices.rootConfig,
        logger: coreServices.logger,
        policy: policyExtensionPoint,
        userInfo: coreServices.userInfo,
      },
      async init({ config, logger, policy, userInfo }) {
        const read = readPolicyConfig(config);
        if (!read.approvers.length) {
          logger.warn(
            'permission.goldenPath.approvers names no group: nobody may roll back a protected environment',
          );
        }
        policy.setPolicy(new GoldenPathPolicy(read, { userInfo }));
      },
    });
  },
});
