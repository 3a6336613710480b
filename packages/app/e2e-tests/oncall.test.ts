import fs from 'node:fs';
import path from 'node:path';
import {
  enterAs,
  expect,
  expectAccessible,
  expectNoSidewaysScroll,
  shown,
  test,
} from './portal';

const COMPONENT = '/catalog/default/component/checkin-api';
const OVERLAY = 'infrastructure/kubernetes/production/kustomization.yaml';

/** A version that brings an error, as the demo's Sentry has it. */
const VERSION = '1.4.3';
const ERROR = 'RangeError: Phone number 00221 is too short';

/** From pushed commit to an error that a person can read. */
const VISIBLE = { timeout: 45_000 };

test('a deployment brings an error, and is rolled back from it', async ({
  page,
  portal,
  browser,
}) => {
  await enterAs(page, 'Guest');

  await test.step('a pushed deployment brings its error to the card', async () => {
    await page.goto(COMPONENT);
    await expect(
      page.getByRole('link', { name: 'See all errors' }),
    ).toBeVisible();
    const clone = await portal.clone('yonima', 'checkin-api');
    const file = path.join(clone, OVERLAY);
    const before = fs.readFileSync(file, 'utf8');
    fs.writeFileSync(file, before.replace(/newTag: .*/, `newTag: ${VERSION}`));
    await portal.git(clone, 'commit', '-qam', `Deploy ${VERSION}`);
    await portal.git(clone, 'push', '-q');

    const newSince = page
      .locator('dl > div')
      .filter({ hasText: `New since ${VERSION}` });
    await expect(newSince.getByText('1', { exact: true })).toBeVisible(VISIBLE);
    await expect(shown(page, 'Demo Sentry')).toBeVisible();
    await expectAccessible(page);
    await expectNoSidewaysScroll(page);
  });

  await test.step('its owners are notified', async () => {
    const theirs = await browser.newPage({
      baseURL: portal.url,
      viewport: page.viewportSize(),
    });
    await enterAs(theirs, 'Amel Diop');
    await theirs.goto('/notifications');
    const notification = theirs.getByRole('link', {
      name: `${VERSION} brought a new error to production of Check-in API`,
    });
    await notification.first().click();
    await expect(shown(theirs, ERROR)).toBeVisible();
    await theirs.close();
  });

  await test.step('the tab says what came, and with which deployment', async () => {
    await page.getByRole('link', { name: 'See all errors' }).click();
    await expect(
      page.getByText(`${VERSION} in production brought 1 new error`),
    ).toBeVisible();
    await expect(shown(page, ERROR)).toBeVisible();
    await expectAccessible(page);
    await expectNoSidewaysScroll(page);
  });

  await test.step('the Deployments tab tells it of the deployment', async () => {
    await page.goto(`${COMPONENT}/deployments`);
    await expect(shown(page, 'Errors: 1 new')).toBeVisible();
    await expectAccessible(page);
    await expectNoSidewaysScroll(page);
  });

  await test.step('roll back from the error, to the last good version', async () => {
    await page.goto(`${COMPONENT}/errors`);
    await shown(page, ERROR).click();
    const panel = page.getByRole('complementary', { name: ERROR });
    const action = panel.getByRole('link', { name: /^Roll back production/ });
    await expectAccessible(page);
    await expectNoSidewaysScroll(page);
    const [, target] = /to (\S+)…$/.exec((await action.textContent())!)!;
    await action.click();
    await expect(page).toHaveURL(/\/deployments\/rollback\?.*deploymentId=/);
    await expect(page.getByText(`newTag: ${target}`)).toBeVisible();
    await page
      .getByRole('textbox', { name: /^Reason/ })
      .fill('Registrations by phone fail');
    await page.getByRole('textbox', { name: /^Type/ }).fill('checkin-api');
    await page
      .getByRole('button', { name: `Roll back production to ${target}` })
      .click();
    await expect(shown(page, 'Succeeded')).toBeVisible();
  });

  await test.step('the error is left behind', async () => {
    await page.goto(`${COMPONENT}/errors?q=RangeError`);
    await expect(shown(page, 'Left behind')).toBeVisible(VISIBLE);
    await shown(page, ERROR).click();
    const panel = page.getByRole('complementary', { name: ERROR });
    await expect(panel.getByText(/A rollback left it/)).toBeVisible();
    await expect(
      panel.getByRole('link', { name: /^Roll back production/ }),
    ).toBeHidden();
    await expectAccessible(page);
    await expectNoSidewaysScroll(page);
  });
});
