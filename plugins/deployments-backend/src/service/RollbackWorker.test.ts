import { TestDatabases } from '@backstage/backend-test-utils';
import { randomUUID } from 'node:crypto';
import { GitProject, overlay, overlayPath } from '../__testUtils__/GitProject';
import {
  component,
  ENTITY_REF,
  repositoryUrl,
  startPortal,
} from '../__testUtils__/startPortal';
import { DatabaseDeploymentsStore } from '../database/DatabaseDeploymentsStore';
import { DatabaseRollbacksStore } from '../database/DatabaseRollbacksStore';
import type { StoredOperation } from '../database/RollbacksStore';
import { createHash } from 'node:crypto';

jest.setTimeout(60_000);

const databases = TestDatabases.create({ ids: ['SQLITE_3'] });
const PATH = overlayPath('production');

/** A portal that went away in the middle of a rollback, and came back. */
async function crashed(options: {
  minutesAgo: number;
  requester?: string;
  overlayHash?: string;
}) {
  const project = await GitProject.create('orders-api');
  await project.deploy('production', '1.0.0', { date: '2026-11-01T08:00:00Z' });
  await project.deploy('production', '1.1.0', { date: '2026-11-02T08:00:00Z' });
  const knex = await databases.init('SQLITE_3');
  const portal = await startPortal({
    knex,
    directory: project.directory,
    entities: [component('orders-api', repositoryUrl('orders-api'))],
  });
  await portal.sync();
  const deployments = new DatabaseDeploymentsStore(knex);
  const [from, to] = await deployments.history(ENTITY_REF, 'production', {
    limit: 2,
  });
  const at = (minutes: number) =>
    new Date(Date.now() + minutes * 60_000).toISOString();
  const operation: StoredOperation = {
    id: randomUUID(),
    entityRef: ENTITY_REF,
    environment: 'production',
    strategy: 'gitops',
    state: 'pending',
    fromId: from.id,
    toId: to.id,
    reason: 'Payments fail',
    requester: {
      entityRef: options.requester ?? 'user:default/guest',
      displayName: 'Guest',
    },
    authorEmail: 'guest@acme.example',
    requestedAt: at(-options.minutesAgo),
    authorizedUntil: at(10 - options.minutesAgo),
    idempotencyKey: 'key',
    requestHash: 'hash',
    plan: {
      repository: { host: 'localhost', owner: 'acme', name: 'orders-api' },
      overlayPath: PATH,
      images: [{ name: 'orders-api', newTag: '1.0.0' }],
      overlayHash:
        options.overlayHash ??
        createHash('sha256').update(overlay('1.1.0')).digest('hex'),
      fromVersion: '1.1.0',
      toVersion: '1.0.0',
      entityName: 'orders-api',
    },
  };
  await new DatabaseRollbacksStore(knex).createOperation(operation, {
    at: operation.requestedAt,
    type: 'requested',
    message: 'Requested',
  });
  const read = async () => {
    const path = `/rollbacks/${operation.id}`;
    return (await portal.as('guest').get(path).expect(200)).body;
  };
  const commits = async () => {
    const subjects = await project.show('log', '--format=%s');
    return subjects.match(/^Roll back/gm)?.length ?? 0;
  };
  const history = async () => {
    const page = await deployments.listDeployments({
      entityRef: ENTITY_REF,
      limit: 9,
    });
    return page.items.map(item => `${item.version} ${item.kind} ${item.state}`);
  };
  return { project, portal, operation, read, commits, history };
}

describe('a rollback that was interrupted', () => {
  let crash: Awaited<ReturnType<typeof crashed>>;

  afterEach(async () => {
    await crash.portal.stop();
    await crash.project.remove();
  });

  const rolledBack = [
    '1.0.0 rollback success',
    '1.1.0 deploy failure',
    '1.0.0 deploy superseded',
  ];

  it('is carried out when only the intent was stored, once', async () => {
    crash = await crashed({ minutesAgo: 2 });
    await Promise.all([crash.portal.resume(), crash.portal.resume()]);
    await crash.portal.resume();
    expect(await crash.read()).toMatchObject({
      state: 'succeeded',
      hold: { reason: 'Payments fail' },
    });
    expect((await crash.read()).timeline.map((e: any) => e.type)).toEqual([
      'requested',
      'resumed',
      'applied',
      'succeeded',
    ]);
    expect(await crash.commits()).toBe(1);
    expect(await crash.history()).toEqual(rolledBack);
  });

  it('is found out when the commit was made and not stored', async () => {
    crash = await crashed({ minutesAgo: 60 });
    const sha = await crash.project.push(
      { [PATH]: overlay('1.0.0') },
      {
        author: 'Guest <guest@acme.example>',
        message: `Roll back production of orders-api to 1.0.0\n\nPayments fail\n\nRollback-Operation: ${crash.operation.id}`,
      },
    );
    await crash.portal.resume();
    expect(await crash.read()).toMatchObject({
      state: 'succeeded',
      commit: { sha },
    });
    expect(await crash.commits()).toBe(1);
    expect(await crash.history()).toEqual(rolledBack);
  });

  it('is left alone while its own process may be at it', async () => {
    crash = await crashed({ minutesAgo: 0 });
    await crash.portal.resume();
    expect(await crash.read()).toMatchObject({ state: 'pending' });
  });

  it.each([
    [{ minutesAgo: 30 }, /away for too long/],
    [
      { minutesAgo: 2, requester: 'user:default/gone' },
      /no longer in the catalog/,
    ],
    [{ minutesAgo: 2, overlayHash: 'other' }, /changed after the preview/],
  ])('changes nothing with %j', async (options, message) => {
    crash = await crashed(options);
    await crash.portal.resume();
    expect(await crash.read()).toMatchObject({
      state: 'failed',
      error: expect.stringMatching(message),
    });
    expect(await crash.commits()).toBe(0);
  });
});
