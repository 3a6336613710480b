import type { APIRequestContext } from '@playwright/test';
import fs from 'node:fs';
import path from 'node:path';
import {
  enterAs,
  expect,
  expectAccessible,
  shown,
  test,
  type Portal,
} from './portal';

const ENTITY = 'component:default/checkin-api';
const TAB = '/catalog/default/component/checkin-api/deployments';

const rollbackPage = (environment: string) =>
  `/deployments/rollback?entityRef=${ENTITY}&environment=${environment}`;

/** Calls the deployments API as one of the demo's people. */
async function apiOf(
  request: APIRequestContext,
  portal: Portal,
  person: string,
) {
  const session = await request.get(`${portal.url}/api/auth/persona/refresh`, {
    headers: { 'x-jalon-persona': `user:default/${person}` },
  });
  const { backstageIdentity } = await session.json();
  const headers = { authorization: `Bearer ${backstageIdentity.token}` };
  const url = `${portal.url}/api/deployments`;
  const post = (address: string, data: object, more: object = {}) =>
    request.post(url + address, { data, headers: { ...headers, ...more } });
  const preview = (environment: string, deploymentId?: string) =>
    post('/rollbacks/preview', {
      entityRef: ENTITY,
      environment,
      deploymentId,
    });
  return {
    preview,
    /** What the page would send after a look at the preview. */
    request: async (environment: string) => {
      const { to, fingerprint, confirmation } = await (
        await preview(environment)
      ).json();
      return {
        entityRef: ENTITY,
        environment,
        deploymentId: to.id,
        fingerprint,
        confirmation,
        reason: 'A reason',
      };
    },
    rollBack: (data: object, key: string) =>
      post('/rollbacks', data, { 'idempotency-key': key }),
    gate: (environment: string) =>
      request.get(`${url}/gate`, {
        headers,
        params: { entityRef: ENTITY, environment },
      }),
  };
}

async function messageOf(response: { json(): Promise<unknown> }) {
  const { error } = (await response.json()) as { error: { message: string } };
  return error.message;
}

test('the owner may not act on production, and is told whom to ask', async ({
  page,
  portal,
  request,
}) => {
  await enterAs(page, 'Amel Diop');
  await page.goto(TAB);
  await expect(shown(page, 'You may not roll back production.')).toBeAttached();
  await expectAccessible(page);

  const api = await apiOf(request, portal, 'amel.diop');
  const refused = await api.rollBack(await api.request('production'), 'amel');
  expect(refused.status()).toBe(403);
  expect(await messageOf(refused)).toMatch(/production/);
});

test('somebody who owns nothing may look and not touch', async ({
  page,
  portal,
  request,
}) => {
  await enterAs(page, 'Moussa Fall');
  await page.goto(TAB);
  await expect(shown(page, 'Running')).toBeVisible();
  const api = await apiOf(request, portal, 'moussa.fall');
  for (const environment of ['staging', 'production']) {
    const refused = await api.rollBack(
      await api.request(environment),
      `moussa-${environment}`,
    );
    expect(refused.status()).toBe(403);
  }
});

test('the server answers each mistake with its status and a sentence', async ({
  portal,
  request,
}) => {
  const api = await apiOf(request, portal, 'guest');
  const valid = await api.request('production');

  const noReason = await api.rollBack({ ...valid, reason: ' ' }, 'key-1');
  expect(noReason.status()).toBe(400);
  expect(await messageOf(noReason)).toMatch(/reason/i);

  const wrongName = await api.rollBack(
    { ...valid, confirmation: 'another' },
    'key-2',
  );
  expect(wrongName.status()).toBe(400);
  expect(await messageOf(wrongName)).toContain('checkin-api');

  const unknown = await api.preview('production', 'no-such-deployment');
  expect(unknown.status()).toBe(404);

  const stale = await api.rollBack(
    { ...valid, fingerprint: 'of-another-time' },
    'key-3',
  );
  expect(stale.status()).toBe(409);
  expect(await messageOf(stale)).toMatch(/preview/i);
});

test('the owner rolls staging back, once for two clicks', async ({
  page,
  portal,
  request,
}) => {
  const clone = await portal.clone('yonima', 'checkin-api');
  const commits = async () => {
    await portal.git(clone, 'pull', '-q');
    return Number(await portal.git(clone, 'rev-list', '--count', 'HEAD'));
  };
  const before = await commits();

  await enterAs(page, 'Amel Diop');
  await page.goto(rollbackPage('staging'));
  await page
    .getByRole('textbox', { name: /^Reason/ })
    .fill('Check-ins are counted twice');
  await page.getByRole('button', { name: /^Roll back staging to/ }).dblclick();
  await expect(shown(page, 'Succeeded')).toBeVisible();
  expect(await commits()).toBe(before + 1);

  const api = await apiOf(request, portal, 'guest');
  const gate = await api.gate('staging');
  expect(gate.status()).toBe(423);
  expect(await gate.text()).toContain('Check-ins are counted twice');
});

test.describe('a repository that moves', () => {
  test.use({ tolerated: /409 \(Conflict\)/ });

  test('a preview that went stale says so and offers a new one', async ({
    page,
    portal,
  }) => {
    await enterAs(page, 'Guest');
    await page.goto(rollbackPage('production'));
    await page.getByRole('textbox', { name: /^Reason/ }).fill('Too slow');
    await page.getByRole('textbox', { name: /^Type/ }).fill('checkin-api');

    const clone = await portal.clone('yonima', 'checkin-api');
    const overlay = path.join(
      clone,
      'infrastructure/kubernetes/production/kustomization.yaml',
    );
    fs.writeFileSync(
      overlay,
      fs.readFileSync(overlay, 'utf8').replace(/newTag: .*/, 'newTag: 1.9.9'),
    );
    await portal.git(clone, 'commit', '-qam', 'Deploy 1.9.9 to production');
    await portal.git(clone, 'push', '-q');

    await page
      .getByRole('button', { name: /^Roll back production to/ })
      .click();
    await expect(
      page.getByText('Something changed since this preview'),
    ).toBeVisible();
    await page.getByRole('button', { name: 'Make a new preview' }).click();
    await expect(shown(page, '1.9.9')).toBeVisible();
  });
});
