import { mockCredentials, TestDatabases } from '@backstage/backend-test-utils';
import { AuthenticationError } from '@backstage/errors';
import { signHook } from '../integrations/signature';
import { createHarness, deploymentOf, SECRET } from '../__testUtils__/harness';
import {
  issueAnswer,
  type StandInIssue,
  type StandInProject,
} from '../__testUtils__/issueFixtures';
import { StandInSentry } from '../__testUtils__/StandInSentry';

const entityRef = 'component:default/checkin-api';
const credentials = mockCredentials.user();
const databases = TestDatabases.create({ ids: ['SQLITE_3'] });
const project: StandInProject = {
  id: '45',
  slug: 'checkin-api',
  platform: 'node',
};
const ago = (minutes: number) =>
  new Date(Date.now() - minutes * 60_000).toISOString();

jest.setTimeout(60_000);

function issueOf(id: string, rest: Partial<StandInIssue> = {}): StandInIssue {
  return {
    id,
    project: 'checkin-api',
    title: `Error ${id}`,
    level: 'error',
    status: 'unresolved',
    substatus: 'new',
    firstSeen: ago(5),
    lastSeen: ago(1),
    events: 3,
    users: 2,
    environments: ['production'],
    firstRelease: 'checkin-api@1.4.2',
    ...rest,
  };
}

function hookOf(issue: StandInIssue, action = 'created') {
  const body = {
    action,
    data: { issue: issueAnswer(issue, { ...project, slug: issue.project }) },
  };
  return Buffer.from(JSON.stringify(body));
}

let standIn: StandInSentry;

beforeEach(async () => {
  standIn = await StandInSentry.start({ projects: [project] });
});

afterEach(async () => {
  await standIn.stop();
});

async function start() {
  const harness = await createHarness({
    knex: await databases.init('SQLITE_3'),
    baseUrl: standIn.baseUrl,
    deployments: () => [
      deploymentOf('1.4.1', ago(900), { id: 'old' }),
      deploymentOf('1.4.2', ago(60), { id: 'new', state: 'success' }),
    ],
  });
  await harness.sync.run();
  const send = (body: Buffer, signature = signHook(body, SECRET)) =>
    harness.hooks.accept('default', body, signature);
  const list = async () =>
    (await harness.errors.listIssues({ entityRef }, credentials)).items;
  return { ...harness, send, list };
}

describe('a webhook', () => {
  it('brings a new error with its release, and tells the owners', async () => {
    const { send, hooks, list, sent } = await start();
    const issue = issueOf('7');
    standIn.data.issues = [issue];
    await send(hookOf(issue));
    await hooks.drain();
    expect(await list()).toEqual([
      expect.objectContaining({
        id: 'default:7',
        newIn: expect.objectContaining({ id: 'new', method: 'release' }),
      }),
    ]);
    expect(sent).toHaveLength(1);
  });

  it('shows what it says at once, also while Sentry is down', async () => {
    const { send, hooks, list } = await start();
    const issue = issueOf('7');
    standIn.mode = 'down';
    await send(hookOf(issue));
    await hooks.drain();
    expect(await list()).toEqual([
      expect.objectContaining({ title: 'Error 7' }),
    ]);

    standIn.mode = 'well';
    standIn.data.issues = [{ ...issue, events: 99 }];
    await hooks.drain();
    expect((await list())[0].events).toBe(99);
  });

  it('does the same however often and in whichever order it comes', async () => {
    const { send, hooks, list } = await start();
    const created = hookOf(issueOf('7', { events: 1 }));
    const resolved = hookOf(
      issueOf('7', { status: 'resolved', substatus: null, events: 40 }),
      'resolved',
    );
    const regressed = hookOf(
      issueOf('7', { substatus: 'regressed', events: 50 }),
      'unresolved',
    );
    standIn.data.issues = [
      issueOf('7', {
        substatus: 'regressed',
        events: 50,
        regressedAt: ago(2),
        regressedRelease: 'checkin-api@1.4.2',
      }),
    ];
    const orders = [
      [created, resolved, regressed],
      [regressed, created, resolved, created],
      [resolved, resolved, regressed, created],
    ];
    for (const order of orders) {
      await Promise.all(order.map(body => send(body)));
      await hooks.drain();
      expect(await list()).toEqual([
        expect.objectContaining({
          state: 'unresolved',
          events: 50,
          regressedIn: expect.objectContaining({ id: 'new' }),
        }),
      ]);
    }
  });

  it('changes nothing when an old one is sent again', async () => {
    const { send, hooks, list } = await start();
    const old = hookOf(issueOf('7', { events: 1 }));
    standIn.data.issues = [
      issueOf('7', { status: 'resolved', substatus: null, events: 60 }),
    ];
    await send(old);
    await hooks.drain();
    await send(old);
    await hooks.drain();
    expect(await list()).toEqual([
      expect.objectContaining({ state: 'resolved', events: 60 }),
    ]);
  });

  it('forgets an error that was deleted', async () => {
    const { send, hooks, list } = await start();
    const issue = issueOf('7');
    await send(hookOf(issue));
    await hooks.drain();
    expect(await list()).toEqual([]);
  });

  it('asks Sentry once for many webhooks about one error', async () => {
    const { send, hooks } = await start();
    const issue = issueOf('7');
    standIn.data.issues = [issue];
    standIn.mode = 'down';
    const body = hookOf(issue);
    await Promise.all(Array.from({ length: 200 }, () => send(body)));
    await hooks.drain();
    standIn.mode = 'well';
    standIn.requests.length = 0;
    await hooks.drain();
    expect(standIn.calls('issues/7/')).toBe(1);
  });

  it.each([
    ['no signature', undefined],
    ['an empty one', ''],
    ['a short one', 'abcd'],
    ['one of another length', 'a'.repeat(63)],
    ['one with another secret', 'other'],
  ])('is refused with %s', async (_, signature) => {
    const { hooks, list } = await start();
    const body = hookOf(issueOf('7'));
    const given =
      signature === 'other' ? signHook(body, 'another secret') : signature;
    await expect(hooks.accept('default', body, given)).rejects.toThrow(
      AuthenticationError,
    );
    expect(await list()).toEqual([]);
  });

  it('is refused when its body was changed, or the instance is unknown', async () => {
    const { hooks } = await start();
    const body = hookOf(issueOf('7'));
    const signature = signHook(body, SECRET);
    await expect(
      hooks.accept('default', Buffer.from(`${body} `), signature),
    ).rejects.toThrow(AuthenticationError);
    await expect(hooks.accept('other', body, signature)).rejects.toThrow(
      AuthenticationError,
    );
  });

  it.each(['null', '[]', '{}', '{"data":{"issue":{"id":{}}}}', '{"data":7}'])(
    'is taken but changes nothing when it says %s',
    async text => {
      const { send, list } = await start();
      await send(Buffer.from(text));
      expect(await list()).toEqual([]);
    },
  );

  it('is not for projects that no entity names', async () => {
    const { send, list, store } = await start();
    await send(hookOf(issueOf('7', { project: 'elsewhere' })));
    const stored = await store.issues.listPending('default', 10);
    expect([await list(), stored]).toEqual([[], []]);
  });
});
