import { TestDatabases } from '@backstage/backend-test-utils';
import { GitProject } from './__testUtils__/GitProject';
import {
  component,
  ENTITY_REF,
  repositoryUrl,
  startPortal,
} from './__testUtils__/startPortal';

const databases = TestDatabases.create({ ids: ['SQLITE_3', 'POSTGRES_15'] });
jest.setTimeout(60_000);

const PATH = '/entities/component/default/orders-api';
const APP = 'component:default/orders-app';

describe.each(databases.eachSupportedId())('reports on %s', id => {
  let project: GitProject;
  let portal: Awaited<ReturnType<typeof startPortal>>;
  let deployed: string;

  beforeAll(async () => {
    project = await GitProject.create('orders-api');
    await project.push({ 'src/main.ts': '1' }, { message: 'Begin' });
    await project.deploy('production', '1.4.0');
    portal = await startPortal({
      knex: await databases.init(id),
      directory: project.directory,
      entities: [
        component('orders-api', repositoryUrl('orders-api')),
        component('orders-app', repositoryUrl('orders-api', 'mobile')),
      ],
    });
    await portal.sync();
    deployed = await project.deploy('production', '1.4.1');
  }, 120_000);

  afterAll(async () => {
    await portal.stop();
    await project.remove();
  });

  const reportOf = (more: object = {}) => ({
    entityRef: ENTITY_REF,
    environment: 'production',
    state: 'success',
    artefacts: [{ name: 'orders-api', version: '1.4.1' }],
    commit: {
      repository: 'localhost/acme/orders-api',
      sha: deployed,
      url: 'https://example.com/commit',
    },
    sourceRef: {
      source: 'github',
      externalId: 'acme/orders-api/actions/runs/7',
      url: 'https://example.com/actions/runs/7',
    },
    ...more,
  });

  const send = (body: object) => portal.as('guest').post('/reports', body);

  const history = async (path = PATH) => {
    const { body } = await portal.as('guest').get(`${path}/deployments`);
    return body.items.map(
      ({ version, state, sourceRefs }: any) =>
        `${version} ${state} ${sourceRefs.map((ref: any) => ref.source)}`,
    );
  };

  it('belong to the deployment of the commit, which is read at once', async () => {
    await send(reportOf()).expect(200);
    await send(reportOf()).expect(200);
    expect(await history()).toEqual([
      '1.4.1 success git,github',
      '1.4.0 superseded git',
    ]);
    expect(portal.audited).toContain('deployment-report succeeded');
  });

  it('of a failure leave the version before in place', async () => {
    await send(
      reportOf({
        state: 'failure',
        sourceRef: { source: 'github', externalId: 'runs/8' },
      }),
    ).expect(200);
    expect(await history()).toEqual([
      '1.4.1 failure git,github,github',
      '1.4.0 success git',
    ]);
    // What was reported before stays true: a state never goes backwards
    await send(reportOf()).expect(200);
    expect((await history())[0]).toBe('1.4.1 failure git,github,github');
  });

  it('make environments that no overlay has, and outlast the next reading', async () => {
    const update = {
      entityRef: APP,
      environment: 'preview',
      artefacts: [{ name: 'orders-app', version: 'group-1' }],
      commit: undefined,
      sourceRef: { source: 'eas', externalId: 'group-1' },
    };
    const { body } = await send(reportOf(update)).expect(200);
    expect(body).toMatchObject({ entityRef: APP, version: 'group-1' });
    await project.push({ 'mobile/app.ts': '2' }, { message: 'Change the app' });
    await portal.sync();
    const environments = await portal
      .as('guest')
      .get('/entities/component/default/orders-app/environments');
    expect(environments.body).toEqual({
      items: [
        expect.objectContaining({
          environment: 'preview',
          reportedOnly: true,
          current: expect.objectContaining({ version: 'group-1' }),
          permissions: { rollback: false, liftHold: true },
        }),
      ],
      sync: { syncedAt: expect.any(String) },
    });
  });

  it('are for owners outside of production, and for approvers', async () => {
    const as = (person: 'amel.diop' | 'moussa.fall', environment: string) =>
      portal
        .as(person)
        .post('/reports', reportOf({ environment, commit: undefined }));
    await as('amel.diop', 'staging').expect(200);
    const { body } = await as('amel.diop', 'production').expect(403);
    expect(body.error.message).toBe(
      'You may not report deployments to production of orders-api; ask its owners or the approvers of production',
    );
    await as('moussa.fall', 'staging').expect(403);
  });

  it.each([
    ['an unknown state', { state: 'superseded' }, 400],
    [
      'a link that is not of the web',
      {
        sourceRef: {
          source: 'github',
          externalId: '1',
          url: 'file:///etc/passwd',
        },
      },
      400,
    ],
    [
      'a source that it is not',
      { sourceRef: { source: 'git', externalId: '1' } },
      400,
    ],
    ['an environment with a path', { environment: '../production' }, 400],
    ['what nobody asked for', { approvers: [{ displayName: 'Amel' }] }, 400],
    [
      'an entity that is not there',
      { entityRef: 'component:default/nobody' },
      404,
    ],
    ['no entity', { entityRef: 'nobody' }, 400],
  ])('refuse %s', async (_, more, status) => {
    const { body } = await send(reportOf(more)).expect(status);
    expect(body.error.message).toEqual(expect.any(String));
  });
});

describe.each(databases.eachSupportedId())(
  'reports before the repository can be read, on %s',
  id => {
    it('meet what Git tells later', async () => {
      const project = await GitProject.create('orders-api');
      await project.push({ 'src/main.ts': '1' }, { message: 'Begin' });
      const sha = await project.deploy('production', '1.4.0');
      const portal = await startPortal({
        knex: await databases.init(id),
        directory: project.directory,
        entities: [component('orders-api', repositoryUrl('orders-api'))],
      });
      try {
        await project.hide();
        await portal
          .as('guest')
          .post('/reports', {
            entityRef: ENTITY_REF,
            environment: 'production',
            state: 'failure',
            artefacts: [{ name: 'orders-api', version: '1.4.0' }],
            commit: {
              repository: 'localhost/acme/orders-api',
              sha,
              url: 'https://example.com/commit',
            },
            sourceRef: { source: 'github', externalId: 'runs/1' },
          })
          .expect(200);
        await project.unhide();
        await portal.sync();
        const { body } = await portal.as('guest').get(`${PATH}/deployments`);
        expect(body.items).toEqual([
          expect.objectContaining({
            state: 'failure',
            commit: expect.objectContaining({
              subject: 'Deploy orders-api 1.4.0 to production',
            }),
            sourceRefs: expect.arrayContaining([
              expect.objectContaining({ source: 'git' }),
              expect.objectContaining({ source: 'github' }),
            ]),
          }),
        ]);
      } finally {
        await portal.stop();
        await project.remove();
      }
    });
  },
);
