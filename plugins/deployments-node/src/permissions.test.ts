import { rollbackCreatePermission } from '@jalon/plugin-deployments-common';
import {
  createDeploymentConditionalDecision,
  deploymentConditions,
  deploymentPermissionRules,
} from './permissions';

const staging = {
  entityRef: 'component:default/orders-api',
  environment: 'staging',
  owners: ['group:default/orders'],
};

describe('permission rules', () => {
  const { isEntityOwner, inEnvironment } = deploymentPermissionRules;

  it('tells owners from others', () => {
    const claims = ['user:default/amel.diop', 'group:default/orders'];
    expect(isEntityOwner.apply(staging, { claims })).toBe(true);
    expect(isEntityOwner.apply(staging, { claims: claims.slice(0, 1) })).toBe(
      false,
    );
    expect(isEntityOwner.toQuery({ claims })).toEqual({ owners: claims });
  });

  it('tells environments apart by name', () => {
    const environments = ['production'];
    expect(inEnvironment.apply(staging, { environments })).toBe(false);
    expect(inEnvironment.apply(staging, { environments: ['staging'] })).toBe(
      true,
    );
    expect(inEnvironment.toQuery({ environments })).toEqual({ environments });
  });

  it('lets a policy combine them', () => {
    expect(
      createDeploymentConditionalDecision(rollbackCreatePermission, {
        not: deploymentConditions.inEnvironment({
          environments: ['production'],
        }),
      }),
    ).toEqual({
      result: 'CONDITIONAL',
      pluginId: 'deployments',
      resourceType: 'deployment-environment',
      conditions: {
        not: {
          rule: 'IN_ENVIRONMENT',
          resourceType: 'deployment-environment',
          params: { environments: ['production'] },
        },
      },
    });
  });
});
