import { ConfigReader } from '@backstage/config';
import { mockCredentials, mockServices } from '@backstage/backend-test-utils';
import {
  catalogEntityCreatePermission,
  catalogEntityDeletePermission,
  catalogEntityReadPermission,
  catalogEntityRefreshPermission,
  catalogLocationCreatePermission,
  catalogLocationDeletePermission,
} from '@backstage/plugin-catalog-common/alpha';
import {
  AuthorizeResult,
  createPermission,
  type Permission,
  type PolicyDecision,
} from '@backstage/plugin-permission-common';
import { createConditionAuthorizer } from '@backstage/plugin-permission-node';
import {
  actionExecutePermission,
  taskCancelPermission,
  taskCreatePermission,
  templateManagementPermission,
} from '@backstage/plugin-scaffolder-common/alpha';
import {
  deploymentReadPermission,
  deploymentReportPermission,
  holdDeletePermission,
  rollbackCreatePermission,
} from '@jalon/plugin-deployments-common';
import {
  deploymentPermissionRules,
  type DeploymentEnvironment,
} from '@jalon/plugin-deployments-node';
import { readPolicyConfig } from './config';
import { GoldenPathPolicy } from './GoldenPathPolicy';

type Person = 'guest' | 'amel.diop' | 'moussa.fall';

const GROUPS: Record<Person, string> = {
  guest: 'group:default/platform',
  'amel.diop': 'group:default/checkin',
  'moussa.fall': 'group:default/growth',
};

const config = {
  permission: { goldenPath: { approvers: ['group:default/platform'] } },
};

function decide(
  person: Person,
  permission: Permission,
  data: object = config,
): Promise<PolicyDecision> {
  const userEntityRef = `user:default/${person}`;
  const info = {
    userEntityRef,
    ownershipEntityRefs: [userEntityRef, GROUPS[person]],
  };
  const policy = new GoldenPathPolicy(
    readPolicyConfig(new ConfigReader(JSON.parse(JSON.stringify(data)))),
    { userInfo: mockServices.userInfo(info) },
  );
  const credentials = mockCredentials.user(userEntityRef);
  return policy.handle({ permission }, { credentials, info });
}

const { isEntityOwner, inEnvironment } = deploymentPermissionRules;

/** Applies the rules as the deployments plugin does. */
function applies(decision: PolicyDecision, environment: string): boolean {
  const resource: DeploymentEnvironment = {
    entityRef: 'component:default/checkin-api',
    environment,
    owners: ['group:default/checkin'],
  };
  return createConditionAuthorizer<DeploymentEnvironment>({
    getRuleByName: name => ({
      ...isEntityOwner,
      name,
      paramsSchema: undefined,
      apply: (item, params: any) =>
        name === isEntityOwner.name
          ? isEntityOwner.apply(item, params)
          : inEnvironment.apply(item, params),
    }),
  })(decision, resource);
}

describe('GoldenPathPolicy', () => {
  const unknownRead = createPermission({
    name: 'later.thing.read',
    attributes: { action: 'read' },
  });
  const unknownWrite = createPermission({
    name: 'later.thing.delete',
    attributes: { action: 'delete' },
  });

  it.each<[Person, string, boolean]>([
    ['guest', 'production', true],
    ['guest', 'staging', true],
    ['amel.diop', 'production', false],
    ['amel.diop', 'staging', true],
    ['moussa.fall', 'production', false],
    ['moussa.fall', 'staging', false],
  ])('%s acting on %s: %s', async (person, environment, allowed) => {
    for (const permission of [
      deploymentReportPermission,
      rollbackCreatePermission,
      holdDeletePermission,
    ]) {
      const decision = await decide(person, permission);
      expect(applies(decision, environment)).toBe(allowed);
    }
  });

  it.each<[string, Permission, string, string]>([
    ['read deployments', deploymentReadPermission, 'ALLOW', 'ALLOW'],
    ['read the catalog', catalogEntityReadPermission, 'ALLOW', 'ALLOW'],
    ['register', catalogLocationCreatePermission, 'ALLOW', 'ALLOW'],
    ['create entities', catalogEntityCreatePermission, 'ALLOW', 'ALLOW'],
    ['refresh', catalogEntityRefreshPermission, 'ALLOW', 'ALLOW'],
    ['start a task', taskCreatePermission, 'ALLOW', 'ALLOW'],
    ['run its actions', actionExecutePermission, 'ALLOW', 'ALLOW'],
    ['cancel a task', taskCancelPermission, 'ALLOW', 'CONDITIONAL'],
    ['delete entities', catalogEntityDeletePermission, 'ALLOW', 'CONDITIONAL'],
    ['delete locations', catalogLocationDeletePermission, 'ALLOW', 'DENY'],
    ['manage templates', templateManagementPermission, 'ALLOW', 'DENY'],
    ['read what comes later', unknownRead, 'ALLOW', 'ALLOW'],
    ['write what comes later', unknownWrite, 'ALLOW', 'DENY'],
  ])('may approvers and others %s', async (_, permission, approver, other) => {
    const results = await Promise.all([
      decide('guest', permission),
      decide('amel.diop', permission),
      decide('moussa.fall', permission),
    ]);
    expect(results.map(decision => decision.result)).toEqual([
      approver,
      other,
      other,
    ]);
  });

  it('lets owners remove what they own', async () => {
    expect(
      await decide('amel.diop', catalogEntityDeletePermission),
    ).toMatchObject({
      pluginId: 'catalog',
      conditions: {
        rule: 'IS_ENTITY_OWNER',
        params: { claims: expect.arrayContaining(['group:default/checkin']) },
      },
    });
  });

  it('refuses whoever is not signed in', async () => {
    const policy = new GoldenPathPolicy(
      { approvers: [], protectedEnvironments: [] },
      { userInfo: mockServices.userInfo() },
    );
    expect(await policy.handle({ permission: unknownRead })).toEqual({
      result: AuthorizeResult.DENY,
    });
  });

  it('protects what the deployments plugin protects', async () => {
    const deployments = {
      environments: [
        { name: 'production' },
        { name: 'preprod', protected: true },
        { name: 'staging' },
      ],
    };
    const decision = await decide('amel.diop', rollbackCreatePermission, {
      ...config,
      deployments,
    });
    expect(
      ['production', 'preprod', 'staging', 'qa'].map(environment =>
        applies(decision, environment),
      ),
    ).toEqual([false, false, true, true]);
  });

  it('takes its own list first, and refuses a wrong group', () => {
    const read = (goldenPath: object) =>
      readPolicyConfig(
        new ConfigReader(
          JSON.parse(JSON.stringify({ permission: { goldenPath } })),
        ),
      );
    expect(
      read({ protectedEnvironments: ['live'], approvers: ['sre'] }),
    ).toEqual({
      protectedEnvironments: ['live'],
      approvers: ['group:default/sre'],
    });
    expect(read({})).toEqual({
      protectedEnvironments: ['production'],
      approvers: [],
    });
    expect(() => read({ approvers: [':::'] })).toThrow(
      'permission.goldenPath.approvers has ":::"',
    );
  });
});
