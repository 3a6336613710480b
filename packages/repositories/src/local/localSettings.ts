import { outcome, settingTitle } from '../settings';
import {
  BranchSetting,
  ProtectionSetting,
  RepositorySetting,
  SettingOutcome,
} from '../settingTypes';
import { GitError, GitRunner } from './GitRunner';

const NO_COMMIT = '0'.repeat(40);

/** Git's own options against what a push may do; for all branches alike. */
const REFUSALS = ['receive.denyNonFastForwards', 'receive.denyDeletes'];

/**
 * Applies what plain Git knows. Everything else belongs to a service around
 * Git, which a local repository has not, and is said to.
 */
export async function applyLocalSetting(
  git: GitRunner,
  setting: RepositorySetting,
  head: string,
): Promise<SettingOutcome> {
  switch (setting.kind) {
    case 'branch':
      return applyBranch(git, setting, head);
    case 'protection':
      return applyProtection(git, setting);
    default:
      return {
        ...outcome([]),
        notApplicable: `A local repository has no place for ${settingTitle(
          setting,
        )}.`,
      };
  }
}

async function applyBranch(
  git: GitRunner,
  { branch }: BranchSetting,
  head: string,
): Promise<SettingOutcome> {
  const name = `refs/heads/${branch}`;
  const existing = await git.text(['for-each-ref', '--count=1', name]);
  if (existing !== '') {
    return outcome([]);
  }
  await git.run(['update-ref', name, head, NO_COMMIT]);
  return outcome([`There is the branch '${branch}'.`]);
}

async function applyProtection(
  git: GitRunner,
  _setting: ProtectionSetting,
): Promise<SettingOutcome> {
  const missing: string[] = [];
  for (const option of REFUSALS) {
    if ((await read(git, option)) !== 'true') {
      missing.push(option);
    }
  }
  for (const option of missing) {
    await git.run(['config', '--local', option, 'true']);
  }
  return {
    ...outcome(
      missing.length > 0
        ? ['Pushes may neither rewrite nor delete any branch.']
        : [],
    ),
    notApplicable:
      'A local repository has no pull requests: nobody is made to review, ' +
      'and no check must pass.',
  };
}

async function read(git: GitRunner, option: string): Promise<string> {
  try {
    const value = await git.text([
      ...['config', '--local', '--type=bool', '--get', option],
    ]);
    return value.trim();
  } catch (error) {
    // An option that is not set makes `git config` end with 1.
    if (error instanceof GitError && error.exitCode === 1) {
      return '';
    }
    throw error;
  }
}
