/**
 * What a team may do with a repository.
 *
 * @public
 */
export type TeamPermission = 'pull' | 'triage' | 'push' | 'maintain' | 'admin';

/**
 * Who approves a deployment to an environment.
 *
 * @public
 */
export interface Reviewer {
  readonly kind: 'team' | 'user';
  /** Slug of a team of the repository's owner, or login of a user. */
  readonly name: string;
}

/**
 * A label for issues and pull requests.
 *
 * @public
 */
export interface Label {
  readonly name: string;
  /** Six hexadecimal digits, without `#`. */
  readonly color: string;
  readonly description?: string;
}

/**
 * One thing that a repository shall have on its host. Applying it adds what is
 * missing and corrects what differs; it takes away nothing that people added.
 *
 * @public
 */
export type RepositorySetting =
  | TeamAccessSetting
  | BranchSetting
  | LabelsSetting
  | VariablesSetting
  | EnvironmentSetting
  | SecretsSetting
  | SecurityUpdatesSetting
  | MergingSetting
  | ProtectionSetting;

/**
 * A team of the owner may use the repository; a team that may more keeps that.
 *
 * @public
 */
export interface TeamAccessSetting {
  readonly kind: 'team-access';
  /** Slug of the team. */
  readonly team: string;
  readonly permission: TeamPermission;
}

/**
 * A branch exists; a new one begins at the head of the default branch.
 *
 * @public
 */
export interface BranchSetting {
  readonly kind: 'branch';
  readonly branch: string;
}

/**
 * Labels exist in these colours.
 *
 * @public
 */
export interface LabelsSetting {
  readonly kind: 'labels';
  readonly labels: readonly Label[];
}

/**
 * Variables of the CI have these values, which anybody with access may read.
 *
 * @public
 */
export interface VariablesSetting {
  readonly kind: 'variables';
  readonly values: Readonly<Record<string, string>>;
  /** Names of those whose value a person must choose. */
  readonly names?: readonly string[];
  /** Names of those without which the CI does less, but works. */
  readonly optional?: readonly string[];
  /** For deployments to this environment only. */
  readonly environment?: string;
}

/**
 * An environment that deployments name.
 *
 * @public
 */
export interface EnvironmentSetting {
  readonly kind: 'environment';
  readonly environment: string;
  /** One of these approves each deployment; nobody needs to when empty. */
  readonly reviewers: readonly Reviewer[];
  /** Whether a person may not approve what they started themselves. */
  readonly preventSelfReview: boolean;
  /** Branches that may be deployed, and no other. */
  readonly branches: readonly string[];
  /** Patterns of tags that may be deployed; none unless told. */
  readonly tags?: readonly string[];
}

/**
 * Names of secrets that the CI needs. A host keeps no secret without a value,
 * and no value is invented: those that are missing remain for a person.
 *
 * @public
 */
export interface SecretsSetting {
  readonly kind: 'secrets';
  readonly names: readonly string[];
  /** Names of those without which the CI does less, but works. */
  readonly optional?: readonly string[];
  /** For deployments to this environment only. */
  readonly environment?: string;
}

/**
 * Known vulnerabilities of dependencies are shown, and fixes proposed.
 *
 * @public
 */
export interface SecurityUpdatesSetting {
  readonly kind: 'security-updates';
}

/**
 * Pull requests are squashed into one commit and their branches deleted.
 *
 * @public
 */
export interface MergingSetting {
  readonly kind: 'merging';
}

/**
 * Branches change by reviewed pull requests only, are linear, and are neither
 * rewritten nor deleted.
 *
 * @public
 */
export interface ProtectionSetting {
  readonly kind: 'protection';
  readonly branches: readonly string[];
  /** Approvals that a pull request needs, owners of the code among them. */
  readonly approvals: number;
  /** Names of the checks that must have passed. */
  readonly checks: readonly string[];
  /**
   * Whether deploy keys may push without a pull request, though neither rewrite
   * nor delete: a pipeline commits with one what it deploys. Default: no.
   */
  readonly deployKeysMayPush?: boolean;
}

/**
 * What applying a setting came to. A setting that was in place before has
 * neither changes nor anything that remains.
 *
 * @public
 */
export interface SettingOutcome {
  /** What was changed now, one sentence each. */
  readonly changed: readonly string[];
  /** What a person must do, and why the portal cannot, one sentence each. */
  readonly remaining: readonly string[];
  /** Why this host has nothing of the kind. */
  readonly notApplicable?: string;
}
