import {
  mockCredentials,
  mockServices,
  startTestBackend,
} from '@backstage/backend-test-utils';
import { AuthorizeResult } from '@backstage/plugin-permission-common';
import { catalogServiceMock } from '@backstage/plugin-catalog-node/testUtils';
import { notificationService } from '@backstage/plugin-notifications-node';
import {
  coreServices,
  createServiceFactory,
} from '@backstage/backend-plugin-api';
import request from 'supertest';
import sentryPlugin from './index';
import { signHook } from './integrations/signature';
import { entityOf, SECRET } from './__testUtils__/harness';
import { issueAnswer } from './__testUtils__/issueFixtures';
import { StandInSentry, TOKEN } from './__testUtils__/StandInSentry';

const BASE = '/api/sentry/entities/component/default/checkin-api';
const project = { id: '45', slug: 'checkin-api', platform: 'node' };
const issue = {
  id: '7',
  project: 'checkin-api',
  title: '<img src=x onerror=alert(1)>',
  level: 'error' as const,
  status: 'unresolved' as const,
  substatus: 'new' as const,
  firstSeen: '2026-11-20T08:00:00.000Z',
  lastSeen: '2026-11-20T09:00:00.000Z',
  events: 5,
  users: 2,
  environments: ['production'],
};

jest.setTimeout(60_000);

let standIn: StandInSentry;

beforeEach(async () => {
  standIn = await StandInSentry.start({ projects: [project], issues: [issue] });
});

afterEach(async () => {
  await standIn.stop();
});

async function start(
  options: {
    sentry?: object;
    decision?: AuthorizeResult.ALLOW | AuthorizeResult.DENY;
    owns?: string[];
  } = {},
) {
  const logger = mockServices.rootLogger.mock();
  logger.child.mockReturnValue(logger);
  const { server } = await startTestBackend({
    features: [
      sentryPlugin,
      catalogServiceMock.factory({
        entities: [entityOf('checkin-api', 'checkin-api'), entityOf('plain')],
      }),
      createServiceFactory({
        service: notificationService,
        deps: {},
        factory: () => ({ send: async () => {} }),
      }),
      createServiceFactory({
        service: coreServices.rootLogger,
        deps: {},
        factory: () => logger,
      }),
      mockServices.permissions.factory({
        result: options.decision ?? AuthorizeResult.ALLOW,
      }),
      createServiceFactory({
        service: coreServices.userInfo,
        deps: {},
        factory: () =>
          mockServices.userInfo({ ownershipEntityRefs: options.owns ?? [] }),
      }),
      mockServices.rootConfig.factory({
        data: {
          sentry: {
            instances: [
              {
                baseUrl: standIn.baseUrl,
                organization: 'acme',
                token: TOKEN,
                webhookSecret: SECRET,
              },
            ],
            sync: { timeout: { seconds: 5 } },
            ...options.sentry,
          },
        },
      }),
    ],
  });
  const logged = () =>
    JSON.stringify(
      [logger.error, logger.warn, logger.info, logger.debug].flatMap(
        log => log.mock.calls,
      ),
    );
  return { api: request(server), logged };
}

/** The first synchronisation is part of starting. */
async function untilSynced(api: ReturnType<typeof request>) {
  for (let attempt = 0; attempt < 50; attempt++) {
    const { body } = await api.get(`${BASE}/summary`);
    if (body.syncedAt) {
      return body;
    }
  }
  throw new Error('It was never synchronised');
}

describe('the HTTP interface', () => {
  it('answers from the store, and never with the token', async () => {
    const { api, logged } = await start();
    const summary = await untilSynced(api);
    expect(summary).toMatchObject({ unresolved: 1, demo: false });
    const answers = [summary];
    for (const path of [
      'issues?sort=-events&limit=5&release=a%40b',
      'issues',
      'issues/default:7',
      'trend?days=7',
      'deployments',
    ]) {
      const { status, body } = await api.get(`${BASE}/${path}`);
      expect([path, status]).toEqual([path, 200]);
      answers.push(body);
    }
    expect(answers[2].items[0].title).toBe('<img src=x onerror=alert(1)>');
    for (const text of [JSON.stringify(answers), logged()]) {
      expect(text).not.toContain(TOKEN);
      expect(text).not.toContain(SECRET);
    }
  });

  it('refuses what it does not understand', async () => {
    const { api } = await start();
    for (const path of [
      'issues?limit=101',
      'issues?limit=0',
      'issues?sort=title',
      'issues?state=open',
      'issues?cursor=bogus',
      'issues?unknown=1',
      'trend?days=15',
      'deployments?cursor=bogus',
    ]) {
      const { status, body } = await api.get(`${BASE}/${path}`);
      expect([path, status, body.error.name]).toEqual([
        path,
        400,
        'InputError',
      ]);
    }
  });

  it('shows nothing to who is not signed in, or may not see it', async () => {
    const { api } = await start({ decision: AuthorizeResult.DENY });
    for (const path of [
      'summary',
      'issues',
      'issues/default:7',
      'trend',
      'deployments',
    ]) {
      const anonymous = await api
        .get(`${BASE}/${path}`)
        .set('Authorization', mockCredentials.none.header());
      expect([path, anonymous.status]).toEqual([path, 401]);
      const refused = await api.get(`${BASE}/${path}`);
      expect([path, refused.status]).toEqual([path, 403]);
      expect(refused.body.error.message).toContain('group:default/checkin');
    }
  });

  it('is for owners only when it is so configured', async () => {
    const sentry = { access: 'owners' };
    const stranger = await start({ sentry, owns: ['group:default/growth'] });
    expect((await stranger.api.get(`${BASE}/summary`)).status).toBe(403);
    const owner = await start({ sentry, owns: ['group:default/checkin'] });
    expect((await owner.api.get(`${BASE}/summary`)).status).toBe(200);
  });

  it('does not find what is not there', async () => {
    const { api } = await start();
    const entity = await api.get(
      '/api/sentry/entities/component/default/nothing/summary',
    );
    expect(entity.status).toBe(404);
    expect((await api.get(`${BASE}/issues/default:404`)).status).toBe(404);
  });

  it('does not show the error of another entity', async () => {
    const { api } = await start();
    await untilSynced(api);
    const { status } = await api.get(
      '/api/sentry/entities/component/default/plain/issues/default:7',
    );
    expect(status).toBe(404);
  });

  it('takes webhooks without a Backstage token, when they are signed', async () => {
    const { api } = await start();
    await untilSynced(api);
    const body = JSON.stringify({
      action: 'created',
      data: { issue: issueAnswer({ ...issue, id: '8' }, project) },
    });
    const send = (signature: string) =>
      api
        .post('/api/sentry/webhooks/default')
        .set('Authorization', mockCredentials.none.header())
        .set('Content-Type', 'application/json')
        .set('Sentry-Hook-Signature', signature)
        .send(body);
    const taken = await send(signHook(Buffer.from(body), SECRET));
    expect([taken.status, taken.text]).toEqual([204, '']);
    const forged = await send('0'.repeat(64));
    expect(forged.status).toBe(401);
    expect(JSON.stringify(forged.body)).not.toContain(SECRET);
  });

  it('works without any Sentry, and says so', async () => {
    const { api } = await start({ sentry: { instances: [] } });
    const { body } = await api.get(`${BASE}/summary`);
    expect(body.problems).toEqual([
      expect.objectContaining({ code: 'not-configured' }),
    ]);
  });
});
