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

type NewRuleset =
  RestEndpointMethodTypes['repos']['createRepoRuleset']['parameters'];
type Rule = NonNullable<NewRuleset['rules']>[number];
type BypassActor = NonNullable<NewRuleset['bypass_actors']>[number];
type Ruleset = Pick<
  RestEndpointMethodTypes['repos']['getRepoRuleset']['response']['data'],
  'id' | 'enforcement' | 'conditions' | 'rules' | 'bypass_actors'
>;

/** A ruleset as it shall be; by its name the portal finds it again. */
interface WantedRuleset {
  readonly name: string;
  readonly branches: readonly string[];
  readonly rules: readonly Rule[];
  readonly bypassActors: readonly BypassActor[];
}

const DEPLOY_KEYS: BypassActor = {
  actor_id: null,
  actor_type: 'DeployKey',
  bypass_mode: 'always',
};

/**
 * Protects branches by rulesets: unlike the older branch protection they may
 * come before the branch, need no more than write access to be read, and add
 * up with rules that the organisation has for all repositories. There are two,
 * because who may push without a review may still not rewrite history.
 */
export async function applyProtection(
  context: SettingContext,
  setting: ProtectionSetting,
): Promise<SettingOutcome> {
  let isChanged = false;
  try {
    for (const wanted of rulesetsOf(setting)) {
      const existing = await readRuleset(context, wanted.name);
      if (!existing || !isAsWanted(existing, wanted)) {
        await writeRuleset(context, wanted, existing);
        isChanged = true;
      }
    }
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
  return outcome(isChanged ? [protectedSentence(setting)] : []);
}

function protectedSentence({ branches, checks }: ProtectionSetting): string {
  const passed = checks.length > 0 ? ` that passed ${quotedList(checks)}` : '';
  return `${quotedList(branches)} change by reviewed pull requests${passed}.`;
}

async function readRuleset(
  context: SettingContext,
  name: string,
): Promise<Ruleset | undefined> {
  const { octokit } = context;
  const own = { ...pathOf(context), includes_parents: false };
  const rulesets = await octokit.paginate(octokit.rest.repos.getRepoRulesets, {
    ...own,
    per_page: 100,
  });
  const found = rulesets.find(ruleset => ruleset.name === name);
  if (!found) {
    return undefined;
  }
  const { data } = await octokit.rest.repos.getRepoRuleset({
    ...own,
    ruleset_id: found.id,
  });
  return data;
}

/** GitHub replaces lists at once: what people added to them is repeated. */
async function writeRuleset(
  context: SettingContext,
  wanted: WantedRuleset,
  existing: Ruleset | undefined,
): Promise<void> {
  const { repos } = context.octokit.rest;
  const otherRules = (existing?.rules ?? []).filter(
    rule => !wanted.rules.some(({ type }) => type === rule.type),
  ) as Rule[];
  const otherActors = (existing?.bypass_actors ?? []).filter(
    actor => !wanted.bypassActors.some(own => isSameActor(own, actor)),
  );
  const ruleset = {
    ...pathOf(context),
    name: wanted.name,
    target: 'branch' as const,
    enforcement: 'active' as const,
    bypass_actors: [...wanted.bypassActors, ...otherActors],
    conditions: { ref_name: { include: patternsOf(wanted), exclude: [] } },
    rules: [...wanted.rules, ...otherRules],
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

function patternsOf({ branches }: WantedRuleset): string[] {
  return branches.map(branch => `refs/heads/${branch}`);
}

function rulesetsOf(setting: ProtectionSetting): WantedRuleset[] {
  const { branches, approvals, checks, deployKeysMayPush } = setting;
  return [
    {
      name: 'golden-path: history',
      branches,
      rules: [
        { type: 'deletion' },
        { type: 'non_fast_forward' },
        { type: 'required_linear_history' },
      ],
      bypassActors: [],
    },
    {
      name: 'golden-path: reviews',
      branches,
      rules: [
        reviewsRule(approvals),
        ...(checks.length > 0 ? [checksRule(checks)] : []),
      ],
      bypassActors: deployKeysMayPush ? [DEPLOY_KEYS] : [],
    },
  ];
}

function reviewsRule(approvals: number): Rule {
  return {
    type: 'pull_request',
    parameters: {
      allowed_merge_methods: ['squash'],
      dismiss_stale_reviews_on_push: true,
      require_code_owner_review: true,
      require_last_push_approval: false,
      required_approving_review_count: approvals,
      required_review_thread_resolution: true,
    },
  };
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

function isAsWanted(existing: Ruleset, wanted: WantedRuleset): boolean {
  const { conditions, enforcement, rules = [], bypass_actors = [] } = existing;
  const included =
    conditions && 'ref_name' in conditions
      ? conditions.ref_name?.include ?? []
      : [];
  return (
    enforcement === 'active' &&
    patternsOf(wanted).every(pattern => included.includes(pattern)) &&
    wanted.rules.every(own =>
      rules.some(rule => rule.type === own.type && covers(rule, own)),
    ) &&
    wanted.bypassActors.every(own =>
      bypass_actors.some(actor => isSameActor(own, actor)),
    )
  );
}

/** Deploy keys have no number; some answers leave it out, some say null. */
function isSameActor(a: BypassActor, b: BypassActor): boolean {
  return (
    a.actor_type === b.actor_type && (a.actor_id ?? 0) === (b.actor_id ?? 0)
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
