import {
  readSchedulerServiceTaskScheduleDefinitionFromConfig,
  type SchedulerServiceTaskScheduleDefinition,
} from '@backstage/backend-plugin-api';
import type { Config } from '@backstage/config';
import { InputError } from '@backstage/errors';
import { catalogEntityReadPermission } from '@backstage/plugin-catalog-common/alpha';
import type { Permission } from '@backstage/plugin-permission-common';
import { sentryIssueReadPermission } from '@jalon/plugin-sentry-common';

const KEY = 'search.collators.sentry';
const PERMISSIONS = [sentryIssueReadPermission, catalogEntityReadPermission];
const MAXIMUM = 1_000_000;
const SCHEDULE: SchedulerServiceTaskScheduleDefinition = {
  frequency: { minutes: 10 },
  timeout: { minutes: 15 },
  initialDelay: { seconds: 30 },
};

/** What is put into the index, how much of it, and how often. */
export interface CollatorConfig {
  readonly locationTemplate: string;
  readonly errorsPerEntity: number;
  readonly errors: number;
  /** Of the entity that an error belongs to. */
  readonly permission: Permission;
  readonly schedule: SchedulerServiceTaskScheduleDefinition;
}

/** Throws an `InputError` that names the key when something does not fit. */
export function readCollatorConfig(root: Config): CollatorConfig {
  const config = root.getOptionalConfig(KEY);
  const count = (key: string, fallback: number) => {
    const value = config?.getOptionalNumber(key) ?? fallback;
    if (!Number.isInteger(value) || value < 1 || value > MAXIMUM) {
      throw new InputError(`${KEY}.${key} must be from 1 to ${MAXIMUM}`);
    }
    return value;
  };
  const name =
    config?.getOptionalString('permission') ?? sentryIssueReadPermission.name;
  const permission = PERMISSIONS.find(each => each.name === name);
  if (!permission) {
    const names = PERMISSIONS.map(each => each.name).join(' or ');
    throw new InputError(`${KEY}.permission must be ${names}`);
  }
  return {
    permission,
    locationTemplate:
      config?.getOptionalString('locationTemplate') ??
      '/catalog/:namespace/:kind/:name/errors',
    errorsPerEntity: count('errorsPerEntity', 200),
    errors: count('errors', 20_000),
    schedule: config?.has('schedule')
      ? readSchedulerServiceTaskScheduleDefinitionFromConfig(
          config.getConfig('schedule'),
        )
      : SCHEDULE,
  };
}
