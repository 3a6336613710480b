import { cp, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { inspect } from 'node:util';
import { mockServices } from '@backstage/backend-test-utils';
import { GithubStandIn } from '../../testUtils/GithubStandIn';
import { githubHostOf } from '../../testUtils/githubHostOf';
import { RepositoryRef, RepositorySetting, SettingOutcome } from '../../types';

jest.setTimeout(120_000);

const AUTHOR = { name: 'Amel Diop', email: 'amel.diop@yonima.example' };

/** One of each, in an order in which each finds what it needs. */
const SETTINGS: RepositorySetting[] = [
  { kind: 'team-access', team: 'checkin', permission: 'maintain' },
  { kind: 'branch', branch: 'develop' },
  { kind: 'merging' },
  { kind: 'security-updates' },
  {
    kind: 'labels',
    labels: [
      { name: 'dependencies', color: '0366d6', description: 'Dependabot' },
      { name: 'bug', color: 'B60205' },
    ],
  },
  { kind: 'variables', values: { NAME: 'orders-api', REGION: 'eu-west-3' } },
  {
    kind: 'environment',
    environment: 'staging',
    reviewers: [],
    preventSelfReview: false,
    branches: ['main', 'develop'],
  },
  {
    kind: 'environment',
    environment: 'production',
    reviewers: [
      { kind: 'team', name: 'checkin' },
      { kind: 'user', name: 'amel' },
    ],
    preventSelfReview: true,
    branches: ['main'],
    tags: ['v*.*.*'],
  },
  {
    kind: 'variables',
    environment: 'production',
    values: { DOMAIN: 'orders.example.com' },
  },
  {
    kind: 'protection',
    branches: ['main', 'develop'],
    approvals: 1,
    checks: ['1. Lint', '2. Unit tests'],
    deployKeysMayPush: true,
  },
];

describe('Settings of a repository on GitHub', () => {
  const logger = mockServices.logger.mock();
  let standIn: GithubStandIn;
  let directory: string;
  let number = 0;

  beforeAll(async () => {
    standIn = await GithubStandIn.start();
    standIn.state.teams.set('yonima', ['platform', 'checkin']);
    directory = await mkdtemp(join(tmpdir(), 'jalon-settings-'));
    await writeFile(join(directory, 'README.md'), '# Check-in\n');
    const ref = { host: 'github.com', owner: 'yonima', name: 'model' };
    await host().create({ ref, directory, author: AUTHOR });
  });

  beforeEach(() => standIn.reset());

  afterEach(() => standIn.verify());

  afterAll(async () => {
    await standIn.stop();
    await rm(directory, { recursive: true, force: true });
  });

  function host() {
    return githubHostOf(standIn, logger);
  }

  /** A copy of one repository: to create each by requests would take long. */
  async function newRepository(owner = 'yonima'): Promise<RepositoryRef> {
    number += 1;
    const ref = { host: 'github.com', owner, name: `api-${number}` };
    await cp(
      standIn.gitDirectory('yonima', 'model'),
      standIn.gitDirectory(owner, ref.name),
      { recursive: true },
    );
    standIn.reset();
    return ref;
  }

  async function configureAll(
    ref: RepositoryRef,
    settings: readonly RepositorySetting[] = SETTINGS,
  ): Promise<SettingOutcome[]> {
    const outcomes: SettingOutcome[] = [];
    for (const setting of settings) {
      outcomes.push(await host().configure(ref, setting));
    }
    return outcomes;
  }

  function stateOf({ owner, name }: RepositoryRef) {
    const settings = standIn.state.settings.get(`${owner}/${name}`);
    // The number of the repository is part of nothing but its name.
    return JSON.parse(
      JSON.stringify(settings, (_, value) =>
        value instanceof Map || value instanceof Set
          ? [...value.entries()]
          : value,
      ).replaceAll(name, 'api'),
    );
  }

  function successfulWrites(): string[] {
    return standIn.requests
      .filter(({ method, status }) => method !== 'GET' && status < 300)
      .map(({ operation, body }) => `${operation} ${inspect(body)}`);
  }

  async function failureOf(action: Promise<unknown>): Promise<Error> {
    const error = await action.then(
      () => undefined,
      (reason: Error) => reason,
    );
    expect(error).toBeInstanceOf(Error);
    expect(inspect(error, { depth: 10, showHidden: true })).not.toContain(
      GithubStandIn.token,
    );
    return error as Error;
  }

  it('[S32] protects branches, and makes environments that need approval', async () => {
    const ref = await newRepository();
    const outcomes = await configureAll(ref);
    expect(outcomes.flatMap(({ remaining }) => remaining)).toEqual([]);
    expect(outcomes.map(({ changed }) => changed.length)).not.toContain(0);

    const settings = standIn.state.settings.get(`yonima/${ref.name}`)!;
    const [history, reviews] = settings.rulesets;
    const both = {
      target: 'branch',
      enforcement: 'active',
      conditions: {
        ref_name: { include: ['refs/heads/main', 'refs/heads/develop'] },
      },
    };
    expect(history).toMatchObject({
      ...both,
      name: 'golden-path: history',
      rules: [
        { type: 'deletion' },
        { type: 'non_fast_forward' },
        { type: 'required_linear_history' },
      ],
      bypass_actors: [],
    });
    expect(reviews).toMatchObject({
      ...both,
      name: 'golden-path: reviews',
      rules: [
        {
          type: 'pull_request',
          parameters: {
            required_approving_review_count: 1,
            require_code_owner_review: true,
            dismiss_stale_reviews_on_push: true,
          },
        },
        {
          type: 'required_status_checks',
          parameters: {
            required_status_checks: [
              { context: '1. Lint' },
              { context: '2. Unit tests' },
            ],
          },
        },
      ],
      // A pipeline commits what it deploys, but does not rewrite what was.
      bypass_actors: [{ actor_type: 'DeployKey', bypass_mode: 'always' }],
    });
    expect(settings.environments.get('production')).toMatchObject({
      reviewers: [
        { type: 'Team', id: 2 },
        { type: 'User', id: expect.any(Number) },
      ],
      preventSelfReview: true,
      sources: [
        { name: 'main', type: 'branch' },
        { name: 'v*.*.*', type: 'tag' },
      ],
      variables: new Map([['DOMAIN', 'orders.example.com']]),
    });
    expect(settings.environments.get('staging')).toMatchObject({
      reviewers: [],
      sources: [
        { name: 'main', type: 'branch' },
        { name: 'develop', type: 'branch' },
      ],
    });
    expect(settings.merging).toEqual({
      allow_squash_merge: true,
      allow_merge_commit: false,
      allow_rebase_merge: false,
      delete_branch_on_merge: true,
    });
    expect(settings).toMatchObject({ alerts: true, fixes: true });
    expect(settings.teams).toEqual(new Map([['checkin', 'maintain']]));
    expect(settings.labels.get('bug')?.color).toBe('b60205');
  });

  it('[S32] changes nothing the second time', async () => {
    const ref = await newRepository();
    await configureAll(ref);
    const state = stateOf(ref);
    standIn.reset();
    for (const { changed, remaining } of await configureAll(ref)) {
      expect([...changed, ...remaining]).toEqual([]);
    }
    expect(successfulWrites()).toEqual([]);
    expect(stateOf(ref)).toEqual(state);
  });

  describe('when the k-th change fails', () => {
    let undisturbed: { writes: string[]; state: unknown };

    beforeAll(async () => {
      const ref = await newRepository();
      await configureAll(ref);
      undisturbed = { writes: successfulWrites(), state: stateOf(ref) };
    });

    /** Repeats until nothing fails any more, as a person would. */
    async function persist(ref: RepositoryRef): Promise<number> {
      for (let attempt = 1; ; attempt += 1) {
        try {
          await configureAll(ref);
          return attempt;
        } catch (error) {
          expect(attempt).toBeLessThan(3);
        }
      }
    }

    it('[S32] continues, and does nothing twice', async () => {
      const plain = (writes: string[], name: string) =>
        writes.map(write => write.replaceAll(name, 'api'));
      expect(undisturbed.writes.length).toBeGreaterThan(15);
      for (let k = 0; k < undisturbed.writes.length; k += 1) {
        const ref = await newRepository();
        standIn.fail({ writes: true, skip: k, status: 403 });
        expect(await persist(ref)).toBe(2);
        expect(stateOf(ref)).toEqual(undisturbed.state);
        expect(plain(successfulWrites(), ref.name).length).toBe(
          undisturbed.writes.length,
        );
      }
    });

    it('[S32] continues when only the answer got lost', async () => {
      for (let k = 0; k < undisturbed.writes.length; k += 1) {
        const ref = await newRepository();
        standIn.fail({
          writes: true,
          skip: k,
          status: 502,
          afterwards: true,
        });
        // Octokit asks again by itself, which must do no harm either.
        expect(await persist(ref)).toBeLessThanOrEqual(2);
        expect(stateOf(ref)).toEqual(undisturbed.state);
      }
    });
  });

  it('[S32] takes away nothing that people added', async () => {
    const ref = await newRepository();
    await configureAll(ref);
    const settings = standIn.state.settings.get(`yonima/${ref.name}`)!;
    settings.teams.set('checkin', 'admin');
    settings.variables.set('OTHER', '1');
    settings.labels.set('mine', { color: '000000', description: null });
    const production = settings.environments.get('production')!;
    production.waitTimer = 30;
    production.reviewers = [{ type: 'Team', id: 1 }];
    const [ruleset] = settings.rulesets;
    ruleset.enforcement = 'disabled';
    ruleset.bypass_actors = [{ actor_id: 5, actor_type: 'RepositoryRole' }];
    ruleset.rules = [{ type: 'required_signatures' }];

    await configureAll(ref);
    expect(settings.teams.get('checkin')).toBe('admin');
    expect(settings.variables.get('OTHER')).toBe('1');
    expect(settings.labels.has('mine')).toBe(true);
    expect(settings.environments.get('production')).toMatchObject({
      waitTimer: 30,
      reviewers: expect.arrayContaining([
        { type: 'Team', id: 1 },
        { type: 'Team', id: 2 },
      ]),
    });
    expect(ruleset).toMatchObject({
      enforcement: 'active',
      bypass_actors: [{ actor_id: 5, actor_type: 'RepositoryRole' }],
    });
    expect(ruleset.rules).toContainEqual({ type: 'required_signatures' });
    expect(ruleset.rules).toContainEqual({ type: 'deletion' });
  });

  it('[S32] says which variables a person must choose', async () => {
    const ref = await newRepository();
    const setting: RepositorySetting = {
      kind: 'variables',
      values: { REGION: 'eu-west-3' },
      names: ['CLUSTER'],
      optional: ['PORTAL_URL'],
    };
    const address = `https://github.com/yonima/${ref.name}/settings/variables/actions`;
    const [first] = await configureAll(ref, [setting]);
    expect(first.remaining).toEqual([
      `Add the variable 'CLUSTER' under ${address}.`,
      `Add the variable 'PORTAL_URL' under ${address}, if it is to be used.`,
    ]);
    const { variables } = standIn.state.settings.get(`yonima/${ref.name}`)!;
    variables.set('CLUSTER', 'a').set('PORTAL_URL', 'b');
    const [second] = await configureAll(ref, [setting]);
    expect(second).toEqual({ changed: [], remaining: [] });
  });

  it('[S32] says which secrets a person must fill in, and where', async () => {
    const ref = await newRepository();
    await configureAll(ref);
    const settings = standIn.state.settings.get(`yonima/${ref.name}`)!;
    settings.secrets.add('SNYK_TOKEN');
    settings.organisationSecrets.add('CODECOV_TOKEN');
    const base = `https://github.com/yonima/${ref.name}/settings`;

    const [ofRepository, ofProduction] = await configureAll(ref, [
      {
        kind: 'secrets',
        names: ['CODECOV_TOKEN', 'EXPO_TOKEN'],
        optional: ['SNYK_TOKEN', 'SLACK_WEBHOOK_URL'],
      },
      {
        kind: 'secrets',
        environment: 'production',
        names: ['KUBE_CONFIG', 'SNYK_TOKEN'],
      },
    ]);
    expect(ofRepository).toEqual({
      changed: [],
      remaining: [
        `Add the secret 'EXPO_TOKEN' under ${base}/secrets/actions.`,
        `Add the secret 'SLACK_WEBHOOK_URL' under ${base}/secrets/actions, if it is to be used.`,
      ],
    });
    expect(ofProduction.remaining).toEqual([
      `Add the secret 'KUBE_CONFIG' for 'production' under ${base}/environments.`,
    ]);

    settings.environments.get('production')!.secrets.add('KUBE_CONFIG');
    const [filled] = await configureAll(ref, [
      { kind: 'secrets', environment: 'production', names: ['KUBE_CONFIG'] },
    ]);
    expect(filled).toEqual({ changed: [], remaining: [] });
  });

  describe('refusals', () => {
    const protection = SETTINGS[SETTINGS.length - 1];

    it.each<[string, Record<string, string>, string]>([
      [
        'what GitHub asks for',
        { 'x-accepted-github-permissions': 'administration=write' },
        'the permission administration=write',
      ],
      ['what is documented', {}, "the permission 'Administration' (read and"],
      [
        'the scope of a classic token',
        { 'x-oauth-scopes': 'read:org', 'x-accepted-oauth-scopes': 'repo' },
        "the scope 'repo'; it has 'read:org'",
      ],
    ])('[S32] name %s', async (_, headers, sentence) => {
      const ref = await newRepository();
      standIn.fail({
        operation: 'repos/create-repo-ruleset',
        status: 403,
        headers,
        body: JSON.stringify({
          message: `Resource not accessible by ${GithubStandIn.token}`,
        }),
      });
      const error = await failureOf(host().configure(ref, protection));
      expect(error.name).toBe('NotAllowedError');
      expect(error.message).toContain(sentence);
      expect(error.message).toContain('not accessible by [redacted]');
    });

    it('[S32] name the permission where GitHub hides what may not be seen', async () => {
      const ref = await newRepository();
      const values = { REGION: 'eu-west-3' };
      const environment = 'production';
      standIn.fail({ operation: 'actions/list-repo-variables', status: 404 });
      const hidden = await failureOf(
        host().configure(ref, { kind: 'variables', values }),
      );
      expect(hidden.name).toBe('NotFoundError');
      expect(hidden.message).toContain("'Variables' (read and write)");

      const absent = await failureOf(
        host().configure(ref, { kind: 'variables', values, environment }),
      );
      expect(absent.message).toContain("'Environments' (read and write)");
    });

    it('[S32] name the team or user that there is not', async () => {
      const ref = await newRepository();
      const noTeam = await failureOf(
        host().configure(ref, {
          kind: 'team-access',
          team: 'nobody',
          permission: 'push',
        }),
      );
      expect(noTeam.name).toBe('NotFoundError');
      expect(noTeam.message).toContain("yonima has no team 'nobody'");
      expect(noTeam.message).toContain("'Members'");

      standIn.state.strangers.add('ghost');
      const noUser = await failureOf(
        host().configure(ref, {
          kind: 'environment',
          environment: 'production',
          reviewers: [{ kind: 'user', name: 'ghost' }],
          preventSelfReview: true,
          branches: ['main'],
        }),
      );
      expect(noUser.name).toBe('NotFoundError');
      expect(noUser.message).toContain("no user 'ghost'");
    });

    it('repeat what GitHub does not accept', async () => {
      const ref = await newRepository();
      standIn.fail({
        operation: 'repos/create-repo-ruleset',
        status: 422,
        body: JSON.stringify({
          message: 'Validation Failed',
          errors: ['Invalid rules: some rule'],
        }),
      });
      const error = await failureOf(host().configure(ref, protection));
      expect(error.name).toBe('InputError');
      expect(error.message).toContain('Invalid rules: some rule');
    });

    it('say that a repository does not exist', async () => {
      const ref = { host: 'github.com', owner: 'yonima', name: 'nothing' };
      for (const setting of SETTINGS) {
        const error = await failureOf(host().configure(ref, setting));
        expect(error.name).toBe('NotFoundError');
      }
    });
  });

  describe('what the account does not offer remains for a person', () => {
    it('[S32] rules of a private repository without a paid plan', async () => {
      const ref = await newRepository();
      standIn.fail({
        operation: 'repos/get-repo-rulesets',
        status: 403,
        body: JSON.stringify({
          message:
            'Upgrade to GitHub Pro or make this repository public to enable this feature.',
        }),
      });
      const [{ changed, remaining }] = await configureAll(ref, [
        SETTINGS[SETTINGS.length - 1],
      ]);
      expect(changed).toEqual([]);
      expect(remaining).toEqual([
        expect.stringContaining("Protect 'main' and 'develop' by agreement"),
      ]);
    });

    it('[S32] reviewers of a private repository', async () => {
      const ref = await newRepository();
      standIn.fail({
        operation: 'repos/create-or-update-environment',
        status: 422,
        body: JSON.stringify({
          message:
            'Failed to create the environment protection rule. Please ensure the billing plan supports the required reviewers protection rule.',
        }),
      });
      const [{ changed, remaining }] = await configureAll(ref, [
        {
          kind: 'environment',
          environment: 'production',
          reviewers: [{ kind: 'team', name: 'checkin' }],
          preventSelfReview: true,
          branches: ['main'],
        },
      ]);
      expect(changed).toEqual([
        "There is the environment 'production'.",
        "'production' may be deployed from 'main'.",
      ]);
      expect(remaining).toEqual([expect.stringContaining('Enterprise')]);
    });

    it('[S32] teams of a person', async () => {
      const ref = await newRepository('amel');
      const outcomes = await configureAll(ref);
      const remaining = outcomes.flatMap(outcome => outcome.remaining);
      expect(remaining).toEqual([
        expect.stringContaining("access for 'checkin'"),
        expect.stringContaining("'checkin' as a reviewer"),
      ]);
      expect(
        standIn.state.settings
          .get(`amel/${ref.name}`)
          ?.environments.get('production')?.reviewers,
      ).toEqual([{ type: 'User', id: expect.any(Number) }]);
    });
  });

  it.each<RepositorySetting>([
    { kind: 'team-access', team: '../../admin', permission: 'admin' },
    { kind: 'branch', branch: '-x' },
    { kind: 'labels', labels: [{ name: 'a', color: 'red' }] },
    { kind: 'variables', values: { 'A/../B': '1' } },
    { kind: 'variables', values: { GITHUB_TOKEN: '1' } },
    { kind: 'secrets', names: ['../x'] },
    { kind: 'secrets', names: ['A'], environment: 'a/b' },
    {
      kind: 'environment',
      environment: 'production',
      reviewers: [],
      preventSelfReview: false,
      branches: ['main'],
      tags: ['../v1'],
    },
    { kind: 'protection', branches: ['*'], approvals: 1, checks: [] },
    { kind: 'protection', branches: ['main'], approvals: 1, checks: ['a\nb'] },
  ])('refuses %j before GitHub hears of it', async setting => {
    const ref = { host: 'github.com', owner: 'yonima', name: 'api-1' };
    const error = await failureOf(host().configure(ref, setting));
    expect(error.name).toBe('InputError');
    expect(standIn.requests).toEqual([]);
  });
});
