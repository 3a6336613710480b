import {
  coreServices,
  createServiceFactory,
  type BackstageCredentials,
  type BackstageUserPrincipal,
} from '@backstage/backend-plugin-api';
import {
  AuthorizeResult,
  type Permission,
  type PolicyDecision,
} from '@backstage/plugin-permission-common';
import {
  createConditionAuthorizer,
  type PermissionPolicy,
} from '@backstage/plugin-permission-node';
import { parseEnvironmentRef } from '@jalon/plugin-deployments-common';
import {
  deploymentPermissionRules,
  type DeploymentEnvironment,
} from '@jalon/plugin-deployments-node';

const isAllowed = createConditionAuthorizer<DeploymentEnvironment>({
  getRuleByName: name => {
    const rule = Object.values(deploymentPermissionRules).find(
      candidate => candidate.name === name,
    );
    if (!rule) {
      throw new Error(`There is no rule ${name}`);
    }
    // Rules differ in their parameters, which the policy has chosen.
    return rule as ReturnType<
      Parameters<
        typeof createConditionAuthorizer<DeploymentEnvironment>
      >[0]['getRuleByName']
    >;
  },
});

/**
 * The permission framework without its HTTP calls, which the mocked
 * authentication of test backends does not let through: the policy that the
 * module sets decides, the plugin's rules are applied.
 */
export function policyPermissions(options: {
  groups: Record<string, string[]>;
  owners: string[];
}) {
  let policy: PermissionPolicy | undefined;

  async function decide(
    permission: Permission,
    credentials: BackstageCredentials,
  ): Promise<PolicyDecision> {
    const principal = credentials.principal as BackstageUserPrincipal;
    if (principal.type !== 'user' || !policy) {
      return { result: AuthorizeResult.ALLOW };
    }
    const info = userInfoOf(credentials);
    return policy.handle({ permission }, { credentials, info });
  }

  function userInfoOf(credentials: BackstageCredentials) {
    const { userEntityRef } = credentials.principal as BackstageUserPrincipal;
    const groups = options.groups[userEntityRef] ?? [];
    return { userEntityRef, ownershipEntityRefs: [userEntityRef, ...groups] };
  }

  const permissions = createServiceFactory({
    service: coreServices.permissions,
    deps: {},
    factory: () => ({
      async authorize(requests, { credentials }) {
        return Promise.all(
          requests.map(async ({ permission, resourceRef }) => {
            const decision = await decide(permission, credentials);
            const resource = resourceRef && {
              ...parseEnvironmentRef(resourceRef),
              owners: options.owners,
            };
            return {
              result: isAllowed(decision, resource || undefined)
                ? AuthorizeResult.ALLOW
                : AuthorizeResult.DENY,
            } as const;
          }),
        );
      },
      async authorizeConditional(requests, { credentials }) {
        return Promise.all(
          requests.map(({ permission }) => decide(permission, credentials)),
        );
      },
    }),
  });
  const userInfo = createServiceFactory({
    service: coreServices.userInfo,
    deps: {},
    factory: () => ({
      getUserInfo: async credentials => userInfoOf(credentials),
    }),
  });
  return {
    features: [permissions, userInfo],
    extensionPoint: {
      setPolicy(set: PermissionPolicy) {
        policy = set;
      },
    },
  };
}
