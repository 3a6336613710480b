import { outcome } from '../../settings';
import {
  BranchSetting,
  MergingSetting,
  SecurityUpdatesSetting,
  SettingOutcome,
} from '../../settingTypes';
import { shaOf, textOf } from '../answers';
import { createOrElse, found, pathOf, SettingContext } from './context';

export async function applyBranch(
  context: SettingContext,
  { branch }: BranchSetting,
): Promise<SettingOutcome> {
  const { git, repos } = context.octokit.rest;
  const path = pathOf(context);
  if (await found(git.getRef({ ...path, ref: `heads/${branch}` }))) {
    return outcome([]);
  }
  const { data } = await repos.get(path);
  const base = textOf(data.default_branch, 'the default branch');
  const head = await git.getRef({ ...path, ref: `heads/${base}` });
  await createOrElse(
    () =>
      git.createRef({
        ...path,
        ref: `refs/heads/${branch}`,
        sha: shaOf(head.data.object?.sha),
      }),
    async () => {},
  );
  return outcome([`There is the branch '${branch}'.`]);
}

const SQUASH_ONLY = {
  allow_squash_merge: true,
  allow_merge_commit: false,
  allow_rebase_merge: false,
  delete_branch_on_merge: true,
};

export async function applyMerging(
  context: SettingContext,
  _setting: MergingSetting,
): Promise<SettingOutcome> {
  const { repos } = context.octokit.rest;
  const { data } = await repos.get(pathOf(context));
  const present: Partial<typeof SQUASH_ONLY> = data;
  const same = Object.entries(SQUASH_ONLY).every(
    ([name, value]) => present[name as keyof typeof SQUASH_ONLY] === value,
  );
  if (same) {
    return outcome([]);
  }
  await repos.update({ ...pathOf(context), ...SQUASH_ONLY });
  return outcome([
    'Pull requests are squashed, and their branches deleted once merged.',
  ]);
}

export async function applySecurityUpdates(
  context: SettingContext,
  _setting: SecurityUpdatesSetting,
): Promise<SettingOutcome> {
  const { repos } = context.octokit.rest;
  const path = pathOf(context);
  const changed: string[] = [];
  if (!(await found(repos.checkVulnerabilityAlerts(path)))) {
    await repos.enableVulnerabilityAlerts(path);
    changed.push('Known vulnerabilities of dependencies are shown.');
  }
  const fixes = await found(repos.checkAutomatedSecurityFixes(path));
  if (!fixes?.data.enabled) {
    await repos.enableAutomatedSecurityFixes(path);
    changed.push('Fixes for vulnerable dependencies are proposed.');
  }
  return outcome(changed);
}
