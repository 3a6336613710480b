import type { StandInRepository, StandInState } from './answers';

/**
 * An environment as it was written.
 *
 * @public
 */
export interface StandInEnvironment {
  reviewers: Array<{ type: string; id: number }>;
  preventSelfReview: boolean;
  waitTimer: number;
  branchPolicy: unknown;
  readonly sources: Array<{ name: string; type: string }>;
  readonly variables: Map<string, string>;
  readonly secrets: Set<string>;
}

/**
 * What the stand-in keeps of a repository beside its Git.
 *
 * @public
 */
export interface StandInSettings {
  description: string | null;
  readonly merging: Record<string, boolean>;
  readonly teams: Map<string, string>;
  readonly labels: Map<string, { color: string; description: string | null }>;
  readonly variables: Map<string, string>;
  readonly secrets: Set<string>;
  /** Of the organisation, as far as the repository may use them. */
  readonly organisationSecrets: Set<string>;
  readonly environments: Map<string, StandInEnvironment>;
  readonly rulesets: Array<{ id: number } & Record<string, unknown>>;
  alerts: boolean;
  fixes: boolean;
}

/** Settings of a repository; those of a new one at first. */
export function settingsOf(
  { owner, name }: Pick<StandInRepository, 'owner' | 'name'>,
  { state }: { state: StandInState },
): StandInSettings {
  const key = `${owner}/${name}`;
  const settings = state.settings.get(key) ?? newSettings();
  state.settings.set(key, settings);
  return settings;
}

function newSettings(): StandInSettings {
  return {
    description: null,
    merging: {
      allow_squash_merge: true,
      allow_merge_commit: true,
      allow_rebase_merge: true,
      delete_branch_on_merge: false,
    },
    teams: new Map(),
    // GitHub gives some to every new repository.
    labels: new Map([
      ['bug', { color: 'd73a4a', description: "Something isn't working" }],
    ]),
    variables: new Map(),
    secrets: new Set(),
    organisationSecrets: new Set(),
    environments: new Map(),
    rulesets: [],
    alerts: false,
    fixes: false,
  };
}
