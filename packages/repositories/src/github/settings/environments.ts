import { outcome, quotedList } from '../../settings';
import { EnvironmentSetting, SettingOutcome } from '../../settingTypes';
import {
  needsAnotherPlan,
  pathOf,
  SettingContext,
  settingsUrl,
} from './context';
import { resolveReviewers } from './teams';

interface Rules {
  readonly reviewers: Array<{ type: 'Team' | 'User'; id: number }>;
  readonly preventSelfReview: boolean;
}

/** What GitHub says of an environment, as far as it matters here. */
interface Environment {
  readonly name: string;
  readonly protection_rules?: ReadonlyArray<{
    readonly type: string;
    readonly prevent_self_review?: boolean;
    readonly wait_timer?: number;
    readonly reviewers?: ReadonlyArray<{
      readonly type?: string;
      readonly reviewer?: { readonly id?: number };
    }>;
  }>;
  readonly deployment_branch_policy?: {
    readonly custom_branch_policies: boolean;
  } | null;
}

export async function applyEnvironment(
  context: SettingContext,
  setting: EnvironmentSetting,
): Promise<SettingOutcome> {
  const { environment: name } = setting;
  const { ids, remaining } = await resolveReviewers(context, setting.reviewers);
  const wanted = {
    reviewers: ids,
    preventSelfReview: setting.preventSelfReview && ids.length > 0,
  };
  const existing = await readEnvironment(context, name);
  const changed: string[] = [];
  if (!existing || !hasRules(existing, wanted)) {
    const refused = await writeEnvironment(context, name, wanted, existing);
    remaining.push(...refused);
    if (!existing || refused.length === 0) {
      const approved = refused.length === 0 ? approval(setting) : '';
      changed.push(`There is the environment '${name}'${approved}.`);
    }
  }
  const sources = await allowSources(context, setting);
  if (sources.length > 0) {
    changed.push(`'${name}' may be deployed from ${quotedList(sources)}.`);
  }
  return outcome(changed, remaining);
}

function approval({ reviewers }: EnvironmentSetting): string {
  return reviewers.length > 0
    ? `, approved by ${quotedList(reviewers.map(reviewer => reviewer.name))}`
    : '';
}

async function readEnvironment(
  context: SettingContext,
  name: string,
): Promise<Environment | undefined> {
  const { octokit } = context;
  // A route, because Octokit's types expect no list without a certain total.
  const environments = await octokit.paginate<Environment>(
    'GET /repos/{owner}/{repo}/environments',
    { ...pathOf(context), per_page: 100 },
  );
  return environments.find(candidate => candidate.name === name);
}

function hasRules(existing: Environment, wanted: Rules): boolean {
  const rule = existing.protection_rules?.find(
    ({ type }) => type === 'required_reviewers',
  );
  const present = rule?.reviewers ?? [];
  return (
    existing.deployment_branch_policy?.custom_branch_policies === true &&
    wanted.reviewers.every(({ type, id }) =>
      present.some(other => other.type === type && other.reviewer?.id === id),
    ) &&
    (!wanted.preventSelfReview || rule?.prevent_self_review === true)
  );
}

/** Returns what the plan of the account does not allow. */
async function writeEnvironment(
  context: SettingContext,
  name: string,
  wanted: Rules,
  existing: Environment | undefined,
): Promise<string[]> {
  const { repos } = context.octokit.rest;
  const target = { ...pathOf(context), environment_name: name };
  const branchPolicy = {
    deployment_branch_policy: {
      protected_branches: false,
      custom_branch_policies: true,
    },
  };
  try {
    await repos.createOrUpdateEnvironment({
      ...target,
      ...branchPolicy,
      ...kept(existing, wanted),
    });
    return [];
  } catch (error) {
    if (!needsAnotherPlan(error) || wanted.reviewers.length === 0) {
      throw error;
    }
  }
  if (!existing) {
    await repos.createOrUpdateEnvironment({ ...target, ...branchPolicy });
  }
  return [
    `Agree on who approves deployments to '${name}': GitHub enforces ` +
      `reviewers of a private repository only with GitHub Enterprise. ` +
      `Otherwise make the repository public, or change the plan and set them ` +
      `under ${settingsUrl(context, 'environments')}.`,
  ];
}

/** GitHub replaces all rules at once: those that people added are repeated. */
function kept(existing: Environment | undefined, wanted: Rules) {
  const rules = existing?.protection_rules ?? [];
  const timer = rules.find(({ type }) => type === 'wait_timer')?.wait_timer;
  const review = rules.find(({ type }) => type === 'required_reviewers');
  const others = (review?.reviewers ?? []).flatMap(({ type, reviewer }) =>
    (type === 'Team' || type === 'User') &&
    reviewer?.id !== undefined &&
    !wanted.reviewers.some(own => own.type === type && own.id === reviewer.id)
      ? [{ type, id: reviewer.id } as const]
      : [],
  );
  return {
    ...(timer ? { wait_timer: timer } : {}),
    reviewers: [...wanted.reviewers, ...others],
    prevent_self_review:
      wanted.preventSelfReview || review?.prevent_self_review === true,
  };
}

/** GitHub keeps branches and patterns of tags in one list. */
async function allowSources(
  context: SettingContext,
  { environment, branches, tags = [] }: EnvironmentSetting,
): Promise<string[]> {
  const { octokit } = context;
  const { repos } = octokit.rest;
  const target = { ...pathOf(context), environment_name: environment };
  const policies = await octokit.paginate(repos.listDeploymentBranchPolicies, {
    ...target,
    per_page: 100,
  });
  const missing = [
    ...branches.map(name => ({ name, type: 'branch' as const })),
    ...tags.map(name => ({ name, type: 'tag' as const })),
  ].filter(
    ({ name, type }) =>
      !policies.some(
        policy => policy.name === name && (policy.type ?? 'branch') === type,
      ),
  );
  for (const policy of missing) {
    await repos.createDeploymentBranchPolicy({ ...target, ...policy });
  }
  return missing.map(({ name }) => name);
}
