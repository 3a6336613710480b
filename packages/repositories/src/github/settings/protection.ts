import { RestEndpointMethodTypes } from '@octokit/rest';
import { isDeepStrictEqual } from 'node:util';
import { outcome, quotedList } from '../../settings';
import { ProtectionSetting, SettingOutcome } from '../../settingTypes';
import {
  createOrElse,
  needsAnotherPlan,
  pathOf,
  SettingContext,
  settingsUrl,
} from './context';

/** By this name the portal finds its own rules again. */
const RULESET = 'golden-path';

type NewRuleset =
  RestEndpointMethodTypes['repos']['createRepoRuleset']['parameters'];
type Rule = NonNullable<NewRuleset['rules']>[number];
type Ruleset = Pick<
  RestEndpointMethodTypes['repos']['getRepoRuleset']['response']['data'],
  'id' | 'enforcement' | 'conditions' | 'rules'
>;

/**
 * Protects branches by a ruleset: unlike the older branch protection it may
 * come before the branch, needs no more than write access to be read, and adds
 * up with rules that the organisation has for all repositories.
 */
export async function applyProtection(
  context: SettingContext,
  setting: ProtectionSetting,
): Promise<SettingOutcome> {
  try {
    const existing = await readRuleset(context);
    if (existing && isAsWanted(existing, setting)) {
      return outcome([]);
    }
    await writeRuleset(context, setting, existing);
  } catch (error) {
    if (!needsAnotherPlan(error)) {
      throw error;
    }
    const address = settingsUrl(context, 'rules');
    return outcome(
      [],
      [
        `Protect ${quotedList(setting.branches)} by agreement: GitHub has ` +
          `rules for a private repository only with a paid plan. Otherwise ` +
          `make the repository public, or change the plan and set them under ` +
          `${address}.`,
      ],
    );
  }
  return outcome([protectedSentence(setting)]);
}

function protectedSentence({ branches, checks }: ProtectionSetting): string {
  const passed = checks.length > 0 ? ` that passed ${quotedList(checks)}` : '';
  return `${quotedList(branches)} change by reviewed pull requests${passed}.`;
}

async function readRuleset(
  context: SettingContext,
): Promise<Ruleset | undefined> {
  const { octokit } = context;
  const own = { ...pathOf(context), includes_parents: false };
  const rulesets = await octokit.paginate(octokit.rest.repos.getRepoRulesets, {
    ...own,
    per_page: 100,
  });
  const found = rulesets.find(ruleset => ruleset.name === RULESET);
  if (!found) {
    return undefined;
  }
  const { data } = await octokit.rest.repos.getRepoRuleset({
    ...own,
    ruleset_id: found.id,
  });
  return data;
}

async function writeRuleset(
  context: SettingContext,
  setting: ProtectionSetting,
  existing: Ruleset | undefined,
): Promise<void> {
  const { repos } = context.octokit.rest;
  const wanted = rulesOf(setting);
  const others = (existing?.rules ?? []).filter(
    rule => !wanted.some(({ type }) => type === rule.type),
  ) as Rule[];
  const ruleset = {
    ...pathOf(context),
    name: RULESET,
    target: 'branch' as const,
    enforcement: 'active' as const,
    conditions: {
      ref_name: { include: patternsOf(setting), exclude: [] },
    },
    rules: [...wanted, ...others],
  };
  if (existing) {
    await repos.updateRepoRuleset({ ...ruleset, ruleset_id: existing.id });
    return;
  }
  await createOrElse(
    () => repos.createRepoRuleset(ruleset),
    // The lost answer belongs to the very same request.
    async () => {},
  );
}

function patternsOf({ branches }: ProtectionSetting): string[] {
  return branches.map(branch => `refs/heads/${branch}`);
}

function rulesOf({ approvals, checks }: ProtectionSetting): Rule[] {
  return [
    { type: 'deletion' },
    { type: 'non_fast_forward' },
    { type: 'required_linear_history' },
    {
      type: 'pull_request',
      parameters: {
        allowed_merge_methods: ['squash'],
        dismiss_stale_reviews_on_push: true,
        require_code_owner_review: true,
        require_last_push_approval: false,
        required_approving_review_count: approvals,
        required_review_thread_resolution: true,
      },
    },
    ...(checks.length > 0 ? [checksRule(checks)] : []),
  ];
}

function checksRule(checks: readonly string[]): Rule {
  return {
    type: 'required_status_checks',
    parameters: {
      do_not_enforce_on_create: true,
      strict_required_status_checks_policy: true,
      required_status_checks: checks.map(context => ({ context })),
    },
  };
}

function isAsWanted(existing: Ruleset, setting: ProtectionSetting): boolean {
  const { conditions, enforcement, rules = [] } = existing;
  const included =
    conditions && 'ref_name' in conditions
      ? conditions.ref_name?.include ?? []
      : [];
  return (
    enforcement === 'active' &&
    patternsOf(setting).every(pattern => included.includes(pattern)) &&
    rulesOf(setting).every(wanted =>
      rules.some(rule => rule.type === wanted.type && covers(rule, wanted)),
    )
  );
}

/** GitHub answers with more parameters than it was given. */
function covers(present: object, wanted: object): boolean {
  return Object.entries(wanted).every(([name, value]) => {
    const other: unknown = Reflect.get(present, name);
    return isPlainObject(value) && isPlainObject(other)
      ? covers(other, value)
      : isDeepStrictEqual(other, value);
  });
}

function isPlainObject(value: unknown): value is object {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}
