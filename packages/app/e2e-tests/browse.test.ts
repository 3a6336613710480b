import {
  enterAs,
  expect,
  expectAccessible,
  expectNoSidewaysScroll,
  shown,
  test,
} from './portal';

const API = '/catalog/default/component/checkin-api';

test.beforeEach(async ({ page }) => enterAs(page, 'Guest'));

test('the catalog shows the demo organisation', async ({ page }) => {
  await page.goto('/catalog?filters[kind]=component&filters[user]=all');
  for (const title of ['Check-in API', 'Check-in Web', 'Check-in Mobile']) {
    await expect(page.getByRole('link', { name: title })).toBeVisible();
  }
});

test('the home page tells where to start', async ({ page }) => {
  await expect(page.getByText('Nothing your teams own')).toBeVisible();
  await expectAccessible(page);
  await expectNoSidewaysScroll(page);
  await page.getByRole('link', { name: /See what runs where/ }).click();
  await expect(page.getByRole('heading', { name: 'History' })).toBeVisible();
});

test('the overview tells in two cards whether the service is all right', async ({
  page,
}) => {
  await page.goto(API);
  await expect(shown(page, 'production')).toBeVisible();
  await expect(shown(page, 'Running')).toBeVisible();
  await expect(shown(page, '8 of 17')).toBeVisible();
  await expectAccessible(page);
  await expectNoSidewaysScroll(page);
});

test('the Deployments tab shows what runs where and the weeks before', async ({
  page,
}) => {
  await page.goto(`${API}/deployments`);
  await expect(
    page
      .getByRole('button', { name: 'Roll back production…' })
      .or(page.getByRole('link', { name: 'Roll back production…' })),
  ).toBeVisible();
  await expect(page.getByText(/behind staging/)).toBeVisible();
  await expect(shown(page, 'Superseded')).toBeVisible();
  await expectAccessible(page);
  await expectNoSidewaysScroll(page);
});

test('a component without environments is told how to have some', async ({
  page,
}) => {
  await page.goto('/catalog/default/component/checkin-mobile/deployments');
  await expect(
    page.getByText('No environment was found in the repository'),
  ).toBeVisible();
  await expectAccessible(page);
});

test('the Progress tab counts the to-do file and leads to its references', async ({
  page,
}) => {
  await page.goto(`${API}/progress`);
  await expect(shown(page, '8 of 17')).toBeVisible();
  for (const count of ['3 of 3', '1 of 3', '0 of 5']) {
    await expect(shown(page, count)).toBeVisible();
  }
  await expectAccessible(page);
  await expectNoSidewaysScroll(page);

  const item = page.locator('li, tr, article').filter({ hasText: 'PL-001' });
  const reference = item.getByRole('link', { name: 'ARCHITECTURE.md' }).first();
  await page.goto((await reference.getAttribute('href'))!);
  await expect(
    page.getByRole('heading', { name: /architecture/i }).first(),
  ).toBeVisible();
  await expectAccessible(page);
  await expectNoSidewaysScroll(page);
});

test('the portal speaks French', async ({ page }) => {
  await page.evaluate(() => localStorage.setItem('language', 'fr'));
  await page.goto('/');
  await expect(page.getByRole('heading', { name: /^Bienvenue/ })).toBeVisible();
  await page.goto(`${API}/deployments`);
  await expect(shown(page, 'En service')).toBeVisible();
});
