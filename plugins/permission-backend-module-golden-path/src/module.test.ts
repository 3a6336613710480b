import { mockServices, startTestBackend } from '@backstage/backend-test-utils';
import { policyExtensionPoint } from '@backstage/plugin-permission-node/alpha';
import { GoldenPathPolicy } from './GoldenPathPolicy';
import { permissionModuleGoldenPath } from './module';

async function start(data: object) {
  const setPolicy = jest.fn();
  const logger = mockServices.logger.mock();
  await startTestBackend({
    extensionPoints: [[policyExtensionPoint, { setPolicy }]],
    features: [
      permissionModuleGoldenPath,
      logger.factory,
      mockServices.rootConfig.factory({
        data: JSON.parse(JSON.stringify(data)),
      }),
    ],
  });
  return { setPolicy, logger };
}

describe('permissionModuleGoldenPath', () => {
  it('sets the policy', async () => {
    const { setPolicy, logger } = await start({
      permission: { goldenPath: { approvers: ['group:default/platform'] } },
    });
    expect(setPolicy).toHaveBeenCalledWith(expect.any(GoldenPathPolicy));
    expect(logger.warn).not.toHaveBeenCalled();
  });

  it('warns when nobody may act on production', async () => {
    const { logger } = await start({});
    expect(logger.warn).toHaveBeenCalledWith(
      expect.stringContaining('permission.goldenPath.approvers'),
    );
  });
});
