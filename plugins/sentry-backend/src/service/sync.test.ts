import { mockCredentials, TestDatabases } from '@backstage/backend-test-utils';
import {
  createHarness,
  deploymentOf,
  entityOf,
} from '../__testUtils__/harness';
import type { StandInIssue } from '../__testUtils__/issueFixtures';
import {
  StandInSentry,
  TOKEN,
  type Mode,
} from '../__testUtils__/StandInSentry';

const entityRef = 'component:default/checkin-api';
const credentials = mockCredentials.user();
const databases = TestDatabases.create({ ids: ['SQLITE_3', 'POSTGRES_15'] });

jest.setTimeout(60_000);

const MINUTE = 60_000;
const ago = (minutes: number) =>
  new Date(Date.now() - minutes * MINUTE).toISOString();

function issueOf(id: string, rest: Partial<StandInIssue> = {}): StandInIssue {
  return {
    id,
    project: 'checkin-api',
    title: `Error ${id}`,
    level: 'error',
    status: 'unresolved',
    substatus: 'new',
    firstSeen: ago(50),
    lastSeen: ago(2),
    events: 12,
    users: 3,
    environments: ['production'],
    firstRelease: 'checkin-api@1.4.2',
    ...rest,
  };
}

const project = { id: '45', slug: 'checkin-api', platform: 'node' };
const releases = [
  { version: 'checkin-api@1.4.2', project: 'checkin-api', date: ago(90) },
  { version: 'checkin-api@1.4.1', project: 'checkin-api', date: ago(9_000) },
];
const deployments = [
  deploymentOf('1.4.1', ago(9_000), { id: 'old' }),
  deploymentOf('1.4.2', ago(60), { id: 'new', state: 'success' }),
];

let standIn: StandInSentry;

beforeEach(async () => {
  standIn = await StandInSentry.start({
    projects: [project],
    issues: [
      issueOf('1'),
      issueOf('2', {
        firstRelease: 'checkin-api@1.4.1',
        firstSeen: ago(8_000),
        level: 'warning',
      }),
      issueOf('3', {
        firstRelease: 'checkin-api@1.4.0',
        firstSeen: ago(9_500),
        substatus: 'regressed',
        regressedRelease: 'checkin-api@1.4.2',
        regressedAt: ago(40),
      }),
    ],
    releases,
    sessions: [
      {
        project: 'checkin-api',
        release: 'checkin-api@1.4.2',
        environment: 'production',
        status: 'crashed',
        day: ago(0).slice(0, 10),
        sessions: 10,
      },
      {
        project: 'checkin-api',
        release: 'checkin-api@1.4.2',
        environment: 'production',
        status: 'healthy',
        day: ago(0).slice(0, 10),
        sessions: 990,
      },
    ],
  });
});

afterEach(async () => {
  await standIn.stop();
});

async function start(options: { config?: object; annotation?: string } = {}) {
  return createHarness({
    knex: await databases.init('SQLITE_3'),
    baseUrl: standIn.baseUrl,
    entities: [
      entityOf('checkin-api', options.annotation ?? 'checkin-api'),
      entityOf('plain'),
    ],
    deployments: () => deployments,
    config: options.config,
  });
}

describe.each(databases.eachSupportedId())('on %p', databaseId => {
  it('ties errors to deployments, with figures of their whole life', async () => {
    const { sync, errors } = await createHarness({
      knex: await databases.init(databaseId),
      baseUrl: standIn.baseUrl,
      deployments: () => deployments,
    });
    await sync.run();
    await sync.run();

    const list = await errors.listIssues(
      { entityRef, sort: '-firstSeen' },
      credentials,
    );
    expect(list.pageInfo).toEqual({ totalItems: 3 });
    expect(list.items[0]).toMatchObject({
      id: 'default:1',
      events: 12,
      users: 3,
      environments: ['production'],
      firstRelease: 'checkin-api@1.4.2',
      newIn: { id: 'new', version: '1.4.2', current: true, method: 'release' },
      leftBehind: false,
    });
    expect(list.items[0].newIn?.lastGood).toEqual({
      id: 'old',
      version: '1.4.1',
    });
    expect(list.items[1]).toMatchObject({ newIn: { id: 'old' } });
    expect(list.items[2]).toMatchObject({
      regressedIn: { id: 'new', method: 'release' },
    });

    const summary = await errors.getSummary({ entityRef }, credentials);
    expect(summary).toMatchObject({
      unresolved: 3,
      newSinceDeployment: 1,
      regressedSinceDeployment: 1,
      lastDeployment: { id: 'new' },
      crashFree: { now: { rate: 0.99, sessions: 1000 }, method: 'release' },
      problems: [],
      demo: false,
    });
    expect(summary.eventsPerDay).toHaveLength(14);
    expect(summary.eventsPerDay.reduce((sum, day) => sum + day.events, 0)).toBe(
      36,
    );

    const byDeployment = await errors.getDeploymentErrors(
      { entityRef },
      credentials,
    );
    expect(byDeployment.items[0]).toMatchObject({
      deployment: { id: 'new' },
      newIssues: 1,
      regressedIssues: 1,
    });
    const details = await errors.getIssue(
      { entityRef, id: 'default:3' },
      credentials,
    );
    expect(details.regressedRelease).toBe('checkin-api@1.4.2');
  });

  it('filters, sorts and pages over the whole store', async () => {
    standIn.data.issues = Array.from({ length: 250 }, (_, index) =>
      issueOf(String(index + 1), {
        events: index % 7,
        title: index === 200 ? '100% of_them' : `Thing ${index}`,
        level: index % 2 ? 'fatal' : 'info',
        status: index % 5 ? 'unresolved' : 'resolved',
        environments: index % 3 ? ['staging'] : ['production'],
      }),
    );
    const { sync, errors } = await createHarness({
      knex: await databases.init(databaseId),
      baseUrl: standIn.baseUrl,
      deployments: () => deployments,
    });
    await sync.run();

    const seen: { id: string; events: number }[] = [];
    let cursor: string | undefined;
    do {
      const page = await errors.listIssues(
        { entityRef, sort: '-events', limit: 40, cursor },
        credentials,
      );
      seen.push(...page.items);
      cursor = page.pageInfo.nextCursor;
    } while (cursor);
    expect(new Set(seen.map(each => each.id)).size).toBe(250);
    const events = seen.map(each => each.events);
    expect(events).toEqual([...events].sort((a, b) => b - a));

    const count = async (filter: object) =>
      (await errors.listIssues({ entityRef, ...filter }, credentials)).pageInfo
        .totalItems;
    expect(await count({ level: 'fatal' })).toBe(125);
    expect(await count({ state: 'resolved' })).toBe(50);
    expect(await count({ query: '100% OF_' })).toBe(1);
    expect(await count({ query: 'thing_1' })).toBe(0);
    expect(await count({ release: '1.4.2' })).toBe(250);
    expect(await count({ release: '1.4.1' })).toBe(0);
    expect(await count({ project: 'other' })).toBe(0);
    const inProduction = await count({ environment: 'production' });
    expect(inProduction).toBeGreaterThan(0);
    expect(await count({ deployment: 'new' })).toBe(
      // Where an error was seen is asked for those that are unresolved only.
      inProduction + (await count({ state: 'resolved' })),
    );
    await expect(
      errors.listIssues({ entityRef, cursor: 'bogus' }, credentials),
    ).rejects.toThrow(/first page/);
  });
});

describe('a round', () => {
  it('asks only for what is new, and asks for new issues one by one', async () => {
    const { sync, errors } = await start();
    await sync.run();
    expect(standIn.calls('sessions/')).toBe(1);
    standIn.requests.length = 0;
    await sync.run();
    const quiet = standIn.requests.length;
    expect(quiet).toBeLessThanOrEqual(6);

    standIn.data.issues.push(
      issueOf('9', { level: 'fatal', firstSeen: ago(0), lastSeen: ago(0) }),
    );
    standIn.requests.length = 0;
    await sync.run();
    expect(standIn.requests.length).toBeLessThanOrEqual(quiet + 4);
    const list = await errors.listIssues(
      { entityRef, level: 'fatal' },
      credentials,
    );
    expect(list.items[0]).toMatchObject({
      firstRelease: 'checkin-api@1.4.2',
      newIn: { id: 'new', method: 'release' },
    });
  });

  it('notifies the owners once of what production brought', async () => {
    const { sync, sent } = await start();
    await sync.run();
    await sync.run();
    expect(sent).toHaveLength(1);
    expect(sent[0]).toMatchObject({
      recipients: { type: 'entity', entityRef: ['group:default/checkin'] },
      payload: { severity: 'high', topic: 'sentry' },
    });
    expect(sent[0].payload.title).toContain('1.4.2 brought a new error');
  });

  it('forgets what is gone from Sentry', async () => {
    const { sync, errors } = await start({
      config: { sync: { fullInterval: { milliseconds: 0 } } },
    });
    await sync.run();
    standIn.data.issues.splice(1, 1);
    await sync.run();
    const list = await errors.listIssues({ entityRef }, credentials);
    expect(list.items.map(each => each.id).sort()).toEqual([
      'default:1',
      'default:3',
    ]);
  });

  it('reads on where nothing but the needed fields is as expected', async () => {
    standIn.mode = 'odd-fields';
    const { sync, errors } = await start();
    await sync.run();
    standIn.mode = 'well';
    const list = await errors.listIssues({ entityRef }, credentials);
    expect(list.pageInfo.totalItems).toBe(3);
    expect(list.items[0]).toMatchObject({ level: 'unknown', permalink: '' });
  });

  it('says that the deployments could not be read', async () => {
    const { sync, errors, state } = await start();
    await sync.run();
    state.deploymentsFail = true;
    await sync.run();
    const summary = await errors.getSummary({ entityRef }, credentials);
    expect(summary.problems).toEqual([
      expect.objectContaining({ code: 'no-deployments' }),
    ]);
    expect(summary.newSinceDeployment).toBe(1);
  });
});

describe('when something is wrong', () => {
  it.each<[Mode, string]>([
    ['down', 'unreachable'],
    ['failing', 'unreachable'],
    ['slow', 'unreachable'],
    ['garbage', 'unreachable'],
    ['refusing', 'no-access'],
  ])('serves what is stored and says since when: %s', async (mode, code) => {
    const { sync, errors, logged } = await start();
    await sync.run();
    standIn.mode = mode;
    await sync.run();
    const first = await errors.getSummary({ entityRef }, credentials);
    expect(first).toMatchObject({
      unresolved: 3,
      problems: [{ code, instance: 'default' }],
    });
    expect(first.problems[0].since).toBeDefined();

    standIn.mode = 'well';
    await sync.run();
    const second = await errors.getSummary({ entityRef }, credentials);
    expect(second.problems).toEqual([]);
    expect(logged()).not.toContain(TOKEN);
    expect(JSON.stringify([first, second])).not.toContain(TOKEN);
  });

  it.each([
    ['checkin-api,gone', 'no-project'],
    ['other/checkin-api', 'not-configured'],
    ['closed', 'no-access'],
  ])('tells %s as %s', async (annotation, code) => {
    standIn.data.projects.push({
      id: '46',
      slug: 'closed',
      platform: 'node',
      hasAccess: false,
    });
    const { sync, errors } = await start({ annotation });
    await sync.run();
    const summary = await errors.getSummary({ entityRef }, credentials);
    expect(summary.problems).toEqual([expect.objectContaining({ code })]);
  });

  it('tells that nothing is annotated, and what waits for its first time', async () => {
    const { errors } = await start();
    const plain = await errors.getSummary(
      { entityRef: 'component:default/plain' },
      credentials,
    );
    expect(plain.problems[0].code).toBe('no-annotation');
    const waiting = await errors.getSummary({ entityRef }, credentials);
    expect(waiting.problems[0].code).toBe('pending');
  });

  it.each([429, 500, 502])('tries again after %i', async status => {
    standIn.failures = { status, count: 3 };
    const { sync, errors } = await start();
    await sync.run();
    const summary = await errors.getSummary({ entityRef }, credentials);
    expect(summary.problems).toEqual([]);
  });

  it('does not follow a list that never ends', async () => {
    standIn.mode = 'endless';
    const { sync } = await start();
    await sync.run();
    expect(standIn.requests.length).toBeLessThan(30);
  });
});
