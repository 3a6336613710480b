import { InputError } from '@backstage/errors';
import { RepositorySetting, SettingOutcome } from './settingTypes';
import { assertRevision, hasControlCharacters } from './validation';

const VARIABLE = /^(?!GITHUB_)[A-Z_][A-Z0-9_]{0,99}$/;
const SLUG = /^[A-Za-z0-9][A-Za-z0-9_.-]{0,99}$/;
const TAG = /^[A-Za-z0-9*][A-Za-z0-9_.*-]{0,99}$/;
const MAX_TEXT = 100;

/**
 * What a setting is about, as part of a sentence. No two settings of a
 * repository that do different things have the same title.
 *
 * @public
 */
export function settingTitle(setting: RepositorySetting): string {
  const where = (environment?: string) =>
    environment === undefined ? '' : ` of the environment '${environment}'`;
  switch (setting.kind) {
    case 'team-access':
      return `access of the team '${setting.team}'`;
    case 'branch':
      return `the branch '${setting.branch}'`;
    case 'labels':
      return 'the labels';
    case 'variables':
      return `the variables${where(setting.environment)}`;
    case 'environment':
      return `the environment '${setting.environment}'`;
    case 'secrets':
      return `the secrets${where(setting.environment)}`;
    case 'security-updates':
      return 'security updates';
    case 'merging':
      return 'how pull requests are merged';
    case 'protection':
      return `the protection of ${quotedList(setting.branches)}`;
    default:
      throw new InputError(
        `There is no setting ${JSON.stringify(Object(setting).kind)}`,
      );
  }
}

/** Refuses names that would mean something else in an address or a pattern. */
export function assertSetting(setting: RepositorySetting): void {
  switch (setting.kind) {
    case 'team-access':
      return assertSlug(setting.team);
    case 'branch':
      return assertRevision(setting.branch);
    case 'labels':
      return setting.labels.forEach(({ name, color }) => {
        assertName(name);
        check(/^[0-9a-fA-F]{6}$/.test(color), color, 'a colour in six digits');
      });
    case 'variables':
      Object.keys(setting.values).forEach(assertVariable);
      return assertNames(setting);
    case 'secrets':
      return assertNames(setting);
    case 'environment':
      assertEnvironment(setting.environment);
      setting.branches.forEach(assertRevision);
      setting.tags?.forEach(tag => check(TAG.test(tag), tag, 'a tag'));
      return setting.reviewers.forEach(({ name }) => assertSlug(name));
    case 'protection':
      setting.branches.forEach(assertRevision);
      return setting.checks.forEach(assertName);
    default:
      return undefined;
  }
}

/** `'main' and 'develop'`. */
export function quotedList(names: readonly string[]): string {
  const quoted = names.map(name => `'${name}'`);
  return quoted.length < 2
    ? quoted.join('')
    : `${quoted.slice(0, -1).join(', ')} and ${quoted[quoted.length - 1]}`;
}

export function outcome(
  changed: readonly string[],
  remaining: readonly string[] = [],
): SettingOutcome {
  return { changed, remaining };
}

function assertNames(setting: {
  names?: readonly string[];
  optional?: readonly string[];
  environment?: string;
}): void {
  const { names = [], optional = [], environment } = setting;
  assertEnvironment(environment);
  [...names, ...optional].forEach(assertVariable);
}

function assertEnvironment(environment: string | undefined): void {
  if (environment !== undefined) {
    assertSlug(environment);
  }
}

function assertSlug(slug: string): void {
  check(SLUG.test(slug), slug, 'the name of a team, user or environment');
}

function assertVariable(name: string): void {
  check(VARIABLE.test(name), name, 'the name of a variable or secret');
}

function assertName(name: string): void {
  const valid =
    name.trim() !== '' &&
    name.length <= MAX_TEXT &&
    !hasControlCharacters(name);
  check(valid, name, 'the name of a label or check');
}

function check(valid: boolean, value: string, what: string): void {
  if (!valid) {
    throw new InputError(`${JSON.stringify(value)} is not ${what}`);
  }
}
