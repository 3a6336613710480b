import { parseEntityRef, stringifyEntityRef } from '@backstage/catalog-model';
import type { Config } from '@backstage/config';
import { InputError } from '@backstage/errors';

export interface PolicyConfig {
  readonly approvers: readonly string[];
  readonly protectedEnvironments: readonly string[];
}

const ALWAYS_PROTECTED = 'production';

export function readPolicyConfig(config: Config): PolicyConfig {
  const key = 'permission.goldenPath.approvers';
  const approvers = config.getOptionalStringArray(key) ?? [];
  return {
    approvers: approvers.map(ref => normalise(ref, key)),
    protectedEnvironments:
      config.getOptionalStringArray(
        'permission.goldenPath.protectedEnvironments',
      ) ?? readProtected(config),
  };
}

function readProtected(config: Config): string[] {
  const environments = config.getOptionalConfigArray(
    'deployments.environments',
  );
  if (!environments) {
    return [ALWAYS_PROTECTED];
  }
  return environments
    .filter(
      item =>
        item.getOptionalBoolean('protected') ??
        item.getString('name') === ALWAYS_PROTECTED,
    )
    .map(item => item.getString('name'));
}

function normalise(ref: string, key: string): string {
  try {
    return stringifyEntityRef(parseEntityRef(ref, { defaultKind: 'group' }));
  } catch (error) {
    throw new InputError(
      `${key} has "${ref}", which is not a group such as group:default/platform`,
      error,
    );
  }
}
