import { TestDatabases } from '@backstage/backend-test-utils';
import type { Knex } from 'knex';
import { GitProject, overlayPath } from './__testUtils__/GitProject';
import {
  component,
  ENTITY_REF,
  repositoryUrl,
  startPortal,
} from './__testUtils__/startPortal';

const databases = TestDatabases.create({ ids: ['SQLITE_3', 'POSTGRES_15'] });
jest.setTimeout(60_000);

const PATH = '/entities/component/default/orders-api';

describe.each(databases.eachSupportedId())('deployments on %s', id => {
  let project: GitProject;
  let knex: Knex;
  let portal: Awaited<ReturnType<typeof startPortal>>;

  beforeAll(async () => {
    project = await GitProject.create('orders-api');
    await project.push(
      { 'src/main.ts': '1', 'catalog-info.yaml': '' },
      { date: '2026-11-01T07:00:00Z', message: 'Begin' },
    );
    for (const [day, version] of ['1.4.0', '1.4.1', '1.4.2'].entries()) {
      const date = (hour: number) => `2026-11-0${day + 2}T0${hour}:00:00Z`;
      await project.push(
        { 'src/main.ts': version },
        { date: date(7), message: `Build ${version}` },
      );
      await project.deploy('staging', version, { date: date(8) });
      await project.deploy('production', version, {
        date: date(9),
        author: 'Amel <amel.diop@acme.example>',
      });
    }
    await project.push(
      { 'src/main.ts': 'next' },
      { date: '2026-11-05T07:00:00Z', message: 'Build 1.5.0' },
    );
    await project.deploy('staging', '1.5.0', { date: '2026-11-05T08:00:00Z' });
    knex = await databases.init(id);
    portal = await startPortal({
      knex,
      directory: project.directory,
      entities: [
        component('broken', repositoryUrl('not-there')),
        component('orders-api', repositoryUrl('orders-api')),
        component('nowhere'),
      ],
    });
    await portal.sync();
  }, 120_000);

  afterAll(async () => {
    await portal.stop();
    await project.remove();
  });

  const history = async (environment: string) => {
    const { body } = await portal
      .as('guest')
      .get(`${PATH}/deployments?environment=${environment}`)
      .expect(200);
    return body.items.map(
      (item: any) => `${item.version} ${item.kind} ${item.state}`,
    );
  };

  const preview = async (environment: string, person = 'guest' as const) => {
    const { body } = await portal
      .as(person)
      .post('/rollbacks/preview', { entityRef: ENTITY_REF, environment })
      .expect(200);
    return body;
  };

  const requestFor = (seen: any) => ({
    entityRef: ENTITY_REF,
    environment: seen.environment,
    deploymentId: seen.to.id,
    fingerprint: seen.fingerprint,
    reason: 'Payments fail',
    ...(seen.confirmation && { confirmation: seen.confirmation }),
  });

  const ended = (body: any) => ['succeeded', 'failed'].includes(body.state);

  it('tells the history from the overlays', async () => {
    expect(await history('production')).toEqual([
      '1.4.2 deploy success',
      '1.4.1 deploy superseded',
      '1.4.0 deploy superseded',
    ]);
    const { body } = await portal.as('guest').get(`${PATH}/environments`);
    expect(body.items).toEqual([
      expect.objectContaining({
        environment: 'production',
        confirmationRequired: true,
        behind: { environment: 'staging', commits: 1 },
        current: expect.objectContaining({
          version: '1.4.2',
          actor: {
            displayName: 'Amel Diop',
            entityRef: 'user:default/amel.diop',
          },
        }),
      }),
      expect.objectContaining({
        environment: 'staging',
        confirmationRequired: false,
        current: expect.objectContaining({ version: '1.5.0' }),
      }),
    ]);
    expect(body.sync).toEqual({ syncedAt: expect.any(String) });
  });

  it('shows one deployment with its commits and difference', async () => {
    const guest = portal.as('guest');
    const page = await guest.get(`${PATH}/deployments?state=success&limit=1`);
    const { body } = await guest.get(
      `${PATH}/deployments/${page.body.items[0].id}`,
    );
    expect(body).toMatchObject({
      version: '1.5.0',
      previous: { version: '1.4.2' },
    });
    expect(body.difference).toContain('-    newTag: 1.4.2\n+    newTag: 1.5.0');
    expect(body.commits.map((commit: any) => commit.subject)).toEqual([
      'Deploy orders-api 1.5.0 to staging',
      'Build 1.5.0',
      'Deploy orders-api 1.4.2 to production',
    ]);
    expect(JSON.stringify(body)).not.toMatch(/orderedAt|actorEmail/);
  });

  it('measures', async () => {
    const { body } = await portal
      .as('guest')
      .get(`${PATH}/metrics?days=365`)
      .expect(200);
    expect(body).toMatchObject({
      environment: 'production',
      deployments: 3,
      changeFailRate: 0,
      leadTimeSeconds: 2 * 60 * 60,
    });
  });

  it('says what is wrong with each entity, and goes on with the others', async () => {
    const problem = async (name: string) => {
      const path = `/entities/component/default/${name}/environments`;
      const { body } = await portal.as('guest').get(path).expect(200);
      return body.sync.problem;
    };
    expect(await problem('nowhere')).toMatchObject({
      code: 'no-repository',
      message: expect.stringContaining('backstage.io/source-location'),
      since: expect.any(String),
    });
    expect(await problem('broken')).toMatchObject({ code: 'no-repository' });
    expect(await problem('orders-api')).toBeUndefined();
  });

  it('sees a plain push, also one that cannot be read', async () => {
    await project.push({ [overlayPath('staging')]: 'images: [\n' });
    await portal.sync();
    const guest = portal.as('guest');
    const { body } = await guest.get(`${PATH}/environments`);
    expect(body.sync.problem).toMatchObject({
      code: 'invalid',
      message: expect.stringContaining(`${overlayPath('staging')}:`),
    });
    await project.deploy('staging', '1.5.1');
    await portal.sync();
    expect((await history('staging'))[0]).toBe('1.5.1 deploy success');
    const after = await guest.get(`${PATH}/environments`);
    expect(after.body.sync.problem).toBeUndefined();
  });

  it('rolls production back for an approver, once for a double click', async () => {
    const guest = portal.as('guest');
    const seen = await preview('production');
    expect(seen).toMatchObject({
      how: 'Commit to main in acme/orders-api',
      from: { version: '1.4.2' },
      to: { version: '1.4.1' },
      confirmation: 'orders-api',
    });
    expect(seen.changes[0].difference).toContain(
      '-    newTag: 1.4.2\n+    newTag: 1.4.1',
    );
    expect(seen.checks.every((c: any) => c.status === 'pass')).toBe(true);

    // An unrelated commit does not make the preview stale.
    await project.push({ 'README.md': 'hello' });
    const key = { 'Idempotency-Key': 'double-click' };
    const body = requestFor(seen);
    const clicks = await Promise.all([
      guest.post('/rollbacks', body, key),
      guest.post('/rollbacks', body, key),
    ]);
    expect(clicks.map(click => click.status)).toEqual([202, 202]);
    expect(clicks[0].body.id).toBe(clicks[1].body.id);
    await guest.post('/rollbacks', { ...body, reason: 'x' }, key).expect(409);

    const path = `/rollbacks/${clicks[0].body.id}`;
    const operation = await guest.until(path, ended);
    expect(operation).toMatchObject({
      state: 'succeeded',
      requestedBy: { displayName: 'Guest', entityRef: 'user:default/guest' },
      hold: { reason: 'Payments fail' },
    });
    expect(operation.timeline.map((event: any) => event.type)).toEqual([
      'requested',
      'applied',
      'succeeded',
    ]);
    expect(await history('production')).toEqual([
      '1.4.1 rollback success',
      '1.4.2 deploy failure',
      '1.4.1 deploy superseded',
      '1.4.0 deploy superseded',
    ]);
    const log = await project.show('log', '--format=%an <%ae>%n%B', '-1');
    expect(log).toBe(
      [
        'Guest <guest@acme.example>',
        'Roll back production of orders-api to 1.4.1',
        '',
        'Payments fail',
        '',
        `Rollback-Operation: ${operation.id}`,
        'Rollback-From: 1.4.2',
        'Rollback-To: 1.4.1',
        '',
        '',
      ].join('\n'),
    );
    const all = await project.show('log', '--format=%s');
    expect(all.match(/Roll back production/g)).toHaveLength(1);
    expect(portal.audited).toContain('rollback-create succeeded');
  });

  it('holds the environment until an approver lifts it', async () => {
    const gate = `/gate?entityRef=${ENTITY_REF}&environment=production`;
    const held = await portal.as('moussa.fall').get(gate).expect(423);
    expect(held.body).toMatchObject({
      open: false,
      error: { message: 'production is held by Guest: Payments fail' },
    });
    const { body } = await portal.as('guest').get(`${PATH}/environments`);
    const path = `/holds/${body.items[0].hold.id}`;
    await portal.as('amel.diop').delete(path).expect(403);
    await portal.as('guest').delete(path).expect(204);
    await portal.as('guest').delete(path).expect(404);
    await portal.as('guest').get(gate).expect(200);
    expect(portal.audited).toEqual(
      expect.arrayContaining([
        'hold-delete failed: NotAllowedError',
        'hold-delete succeeded',
      ]),
    );
  });

  it('lets an owner roll back staging and not production', async () => {
    const amel = portal.as('amel.diop');
    const { body } = await amel.get(`${PATH}/environments`);
    expect(body.items.map((item: any) => item.permissions)).toEqual([
      { rollback: false, liftHold: false },
      { rollback: true, liftHold: true },
    ]);
    const key = { 'Idempotency-Key': 'amel' };
    const production = requestFor(await preview('production'));
    const refused = await amel.post('/rollbacks', production, key).expect(403);
    expect(refused.body.error.message).toBe(
      'You may not roll back production of orders-api; ask its owners or the approvers of production',
    );
    const staging = requestFor(await preview('staging'));
    await portal.as('moussa.fall').post('/rollbacks', staging, key).expect(403);
    const started = await amel.post('/rollbacks', staging, key).expect(202);
    const path = `/rollbacks/${started.body.id}`;
    expect(await amel.until(path, ended)).toMatchObject({ state: 'succeeded' });
    expect((await history('staging')).slice(0, 2)).toEqual([
      '1.5.0 rollback success',
      '1.5.1 deploy failure',
    ]);
    expect(await project.show('log', '-1', '--format=%an')).toBe('Amel Diop\n');
  });

  it('refuses a stale preview, and two rollbacks at once', async () => {
    const guest = portal.as('guest');
    const stale = requestFor(await preview('staging'));
    await project.deploy('staging', '1.6.0');
    const refused = await guest
      .post('/rollbacks', stale, { 'Idempotency-Key': 'stale' })
      .expect(409);
    expect(refused.body.error.message).toContain('changed since the preview');

    const fresh = requestFor(await preview('staging'));
    const both = await Promise.all([
      guest.post('/rollbacks', fresh, { 'Idempotency-Key': 'first' }),
      portal
        .as('amel.diop')
        .post('/rollbacks', fresh, { 'Idempotency-Key': 'second' }),
    ]);
    expect(both.map(answer => answer.status).sort()).toEqual([202, 409]);
    const begun = both.find(answer => answer.status === 202);
    await guest.until(`/rollbacks/${begun?.body.id}`, ended);
  });

  it.each<[string, number, object, RegExp]>([
    ['an empty reason', 400, { reason: '  ' }, /Give the reason/],
    [
      'a missing confirmation',
      400,
      { confirmation: 'orders' },
      /Type orders-api/,
    ],
    ['a stale fingerprint', 409, { fingerprint: 'old' }, /since the preview/],
    [
      'another entity',
      404,
      { entityRef: 'component:default/x' },
      /no component:default\/x/,
    ],
    ['a wrong reference', 400, { entityRef: ':::' }, /not an entity reference/],
    ['another environment', 404, { environment: 'qa' }, /no environment qa/],
    ['an unknown deployment', 404, { deploymentId: 'no' }, /no deployment no/],
    ['an unknown field', 400, { force: true }, /additional properties/],
  ])('answers %s with %i', async (_, status, change, message) => {
    const body = { ...requestFor(await preview('production')), ...change };
    const answer = await portal
      .as('guest')
      .post('/rollbacks', body, { 'Idempotency-Key': `${status} ${_}` })
      .expect(status);
    expect(answer.body.error.message).toMatch(message);
  });

  it.each([
    ['/rollbacks/none', 404],
    ['/entities/component/default/none/deployments', 404],
    [`${PATH}/deployments/none`, 404],
    [`${PATH}/deployments?limit=0`, 400],
    [`${PATH}/deployments?limit=101`, 400],
    [`${PATH}/deployments?state=fine`, 400],
    [`${PATH}/deployments?since=yesterday`, 400],
    [`${PATH}/deployments?cursor=x`, 400],
    [`${PATH}/metrics?days=366`, 400],
    ['/gate?environment=production', 400],
  ])('GET %s answers %i', async (path, status) => {
    const { body } = await portal.as('guest').get(path).expect(status);
    expect(body.error.message).toBeTruthy();
  });

  it('needs an idempotency key', async () => {
    const body = requestFor(await preview('production'));
    const answer = await portal.as('guest').post('/rollbacks', body);
    expect(answer.status).toBe(400);
    expect(answer.body.error.message).toMatch(/idempotency-key/);
  });
});
