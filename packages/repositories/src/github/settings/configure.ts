import { RepositorySetting, SettingOutcome } from '../../settingTypes';
import { GithubGrant } from '../errors';
import { SettingContext } from './context';
import { applyEnvironment } from './environments';
import { applyLabels } from './labels';
import { applyProtection } from './protection';
import { applyBranch, applyMerging, applySecurityUpdates } from './repository';
import { applyTeamAccess } from './teams';
import { applyVariables, checkSecrets } from './variables';

/** What the credentials must be allowed for a setting. */
const GRANTS: Record<RepositorySetting['kind'], GithubGrant> = {
  'team-access': { permission: 'Administration', access: 'write' },
  branch: { permission: 'Contents', access: 'write' },
  labels: { permission: 'Issues', access: 'write' },
  variables: { permission: 'Variables', access: 'write' },
  environment: { permission: 'Administration', access: 'write' },
  secrets: { permission: 'Secrets', access: 'read' },
  'security-updates': { permission: 'Administration', access: 'write' },
  merging: { permission: 'Administration', access: 'write' },
  protection: { permission: 'Administration', access: 'write' },
};

/** The permission that GitHub may miss, by the name its pages have for it. */
export function grantFor(setting: RepositorySetting): GithubGrant {
  const ofEnvironment =
    'environment' in setting &&
    setting.environment !== undefined &&
    setting.kind !== 'environment';
  return ofEnvironment
    ? { ...GRANTS[setting.kind], permission: 'Environments' }
    : GRANTS[setting.kind];
}

export function applySetting(
  context: SettingContext,
  setting: RepositorySetting,
): Promise<SettingOutcome> {
  switch (setting.kind) {
    case 'team-access':
      return applyTeamAccess(context, setting);
    case 'branch':
      return applyBranch(context, setting);
    case 'labels':
      return applyLabels(context, setting);
    case 'variables':
      return applyVariables(context, setting);
    case 'environment':
      return applyEnvironment(context, setting);
    case 'secrets':
      return checkSecrets(context, setting);
    case 'security-updates':
      return applySecurityUpdates(context, setting);
    case 'merging':
      return applyMerging(context, setting);
    default:
      return applyProtection(context, setting);
  }
}
