import { NotFoundError } from '@backstage/errors';
import { outcome } from '../../settings';
import {
  Reviewer,
  SettingOutcome,
  TeamAccessSetting,
  TeamPermission,
} from '../../settingTypes';
import { found, pathOf, SettingContext, settingsUrl } from './context';

const ASCENDING: readonly TeamPermission[] = [
  'pull',
  'triage',
  'push',
  'maintain',
  'admin',
];

export async function applyTeamAccess(
  context: SettingContext,
  { team, permission }: TeamAccessSetting,
): Promise<SettingOutcome> {
  const { octokit, owner } = context;
  if ((await teamId(context, team)) === undefined) {
    return outcome([], [noTeams(context, `access for '${team}'`)]);
  }
  const teams = await octokit.paginate(octokit.rest.repos.listTeams, {
    ...pathOf(context),
    per_page: 100,
  });
  const present = teams.find(({ slug }) => slug === team.toLowerCase());
  const rank = ASCENDING.findIndex(name => name === present?.permission);
  if (rank >= ASCENDING.indexOf(permission)) {
    return outcome([]);
  }
  await octokit.rest.teams.addOrUpdateRepoPermissionsInOrg({
    ...pathOf(context),
    org: owner,
    team_slug: team,
    permission,
  });
  return outcome([`The team '${team}' has the permission '${permission}'.`]);
}

/** Reviewers as GitHub wants them, and those that there cannot be. */
export async function resolveReviewers(
  context: SettingContext,
  reviewers: readonly Reviewer[],
): Promise<{
  ids: Array<{ type: 'Team' | 'User'; id: number }>;
  remaining: string[];
}> {
  const ids: Array<{ type: 'Team' | 'User'; id: number }> = [];
  const remaining: string[] = [];
  for (const { kind, name } of reviewers) {
    if (kind === 'user') {
      ids.push({ type: 'User', id: await userId(context, name) });
      continue;
    }
    const id = await teamId(context, name);
    if (id === undefined) {
      remaining.push(noTeams(context, `'${name}' as a reviewer`));
    } else {
      ids.push({ type: 'Team', id });
    }
  }
  return { ids, remaining };
}

/** Undefined when the owner is a person, who has no teams. */
async function teamId(
  context: SettingContext,
  team: string,
): Promise<number | undefined> {
  const { octokit, host, owner } = context;
  const answer = await found(
    octokit.rest.teams.getByName({ org: owner, team_slug: team }),
  );
  if (answer) {
    return answer.data.id;
  }
  const account = await octokit.rest.users.getByUsername({ username: owner });
  if (account.data.type !== 'Organization') {
    return undefined;
  }
  throw new NotFoundError(
    `${owner} has no team '${team}' on ${host}, or the integration may not ` +
      `see it: create the team, or grant the token or the app under ` +
      `'integrations.github' the organisation's permission 'Members' (read; ` +
      `for a classic token the scope 'read:org')`,
  );
}

async function userId(
  { octokit, host }: SettingContext,
  username: string,
): Promise<number> {
  const user = await found(octokit.rest.users.getByUsername({ username }));
  if (!user) {
    throw new NotFoundError(
      `There is no user '${username}' on ${host}: correct the owner, or name ` +
        `the reviewer there`,
    );
  }
  return user.data.id;
}

function noTeams(context: SettingContext, what: string): string {
  return (
    `Add ${what} by hand under ${settingsUrl(context, 'access')}: ` +
    `${context.owner} is a person's account, which has no teams.`
  );
}
