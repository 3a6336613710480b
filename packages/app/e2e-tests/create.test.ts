import { execFile } from 'node:child_process';
import fs from 'node:fs';
import path from 'node:path';
import { promisify } from 'node:util';
import {
  enterAs,
  expect,
  expectAccessible,
  expectNoSidewaysScroll,
  shown,
  test,
} from './portal';

const execFileAsync = promisify(execFile);

const NAME = 'orders-api';

/** The stock scaffolder's header, whose tabs name a panel that is not there. */
const STOCK_HEADER = { except: '[role=tablist]' };

/** From pushed commit to visible row, as the portal promises it. */
const VISIBLE_WITHIN_MS = 15_000;

test('a service is created, found, deployed by a push, and rolled back', async ({
  page,
  portal,
}) => {
  await enterAs(page, 'Guest');

  await test.step('create it from the template', async () => {
    await page.goto('/create/templates/default/nestjs-service');
    await page.getByRole('textbox', { name: /^Name/ }).fill(NAME);
    await expectAccessible(page, STOCK_HEADER);
    await expectNoSidewaysScroll(page);
    await page.getByRole('textbox', { name: /^Owner/ }).fill('Plate');
    await page.getByRole('option', { name: /Plateforme/ }).click();
    await page
      .getByRole('textbox', { name: /^Description/ })
      .fill('Orders: "quoted" & `odd` ${{ github.ref }}');
    await page.getByRole('button', { name: 'Next' }).click();
    await page.getByRole('button', { name: /Review|Next/ }).click();
    await page.getByRole('button', { name: 'Create' }).click();
    const catalogLink = page.getByRole('link', { name: /in the catalog/i });
    await expect(catalogLink).toBeVisible({ timeout: 60_000 });
    await catalogLink.click();
    await expect(page).toHaveURL(
      new RegExp(`/catalog/default/component/${NAME}`),
    );
  });

  await test.step('find it in the catalog', async () => {
    await page.goto('/catalog?filters[kind]=component&filters[user]=all');
    await page.getByRole('link', { name: NAME }).click();
    await page.goto(`/catalog/default/component/${NAME}/progress`);
    await expect(shown(page, /\d+ of \d+/)).toBeVisible();
  });

  const owner = fs
    .readdirSync(path.join(portal.data, 'repositories'))
    .find(folder =>
      fs.existsSync(
        path.join(portal.data, 'repositories', folder, `${NAME}.git`),
      ),
    )!;
  const clone = await portal.clone(owner, NAME);
  const overlay = 'infrastructure/kubernetes/production/kustomization.yaml';

  await test.step('kustomize accepts its overlays', async () => {
    for (const environment of ['base', 'staging', 'production']) {
      const { stdout } = await execFileAsync(
        'kubectl',
        ['kustomize', `infrastructure/kubernetes/${environment}`],
        { cwd: clone },
      );
      expect(stdout).toContain('kind: Deployment');
    }
  });

  const deploy = async (version: string) => {
    const file = path.join(clone, overlay);
    const before = fs.readFileSync(file, 'utf8');
    fs.writeFileSync(file, before.replace(/newTag: .*/, `newTag: ${version}`));
    await portal.git(clone, 'commit', '-qam', `Deploy ${version}`);
    await portal.git(clone, 'push', '-q');
  };

  await test.step('a pushed deployment appears by itself', async () => {
    await deploy('0.2.0');
    await page.goto(`/catalog/default/component/${NAME}/deployments`);
    await expect(shown(page, '0.2.0')).toBeVisible();
    await deploy('0.3.0');
    await expect(shown(page, '0.3.0')).toBeVisible({
      timeout: VISIBLE_WITHIN_MS,
    });
  });

  await test.step('roll it back from its page', async () => {
    await page.getByRole('link', { name: 'Roll back production…' }).click();
    const submit = page.getByRole('button', {
      name: 'Roll back production to 0.2.0',
    });
    await expect(page.getByText('newTag: 0.2.0')).toBeVisible();
    await expect(submit).toBeDisabled();
    await expectAccessible(page);
    await expectNoSidewaysScroll(page);
    await page
      .getByRole('textbox', { name: /^Reason/ })
      .fill('Orders are charged twice');
    await expect(submit).toBeDisabled();
    await page.getByRole('textbox', { name: /^Type/ }).fill(NAME);
    await submit.dblclick();
    await expect(shown(page, 'Succeeded')).toBeVisible();
    await expectAccessible(page);
    await expectNoSidewaysScroll(page);
  });

  await test.step('one commit in the repository says who, why and what', async () => {
    await portal.git(clone, 'pull', '-q');
    const log = await portal.git(clone, 'log', '-2', '--format=%an%n%B%x00');
    const [newest, before] = log.split('\0');
    expect(newest).toContain('Guest');
    expect(newest).toContain('Orders are charged twice');
    expect(newest).toMatch(/^Rollback-Operation: \S+$/m);
    expect(before).toContain('Deploy 0.3.0');
    expect(fs.readFileSync(path.join(clone, overlay), 'utf8')).toContain(
      'newTag: 0.2.0',
    );
  });

  await test.step('the history shows the rollback, and what it left as failed', async () => {
    await page.goto(`/catalog/default/component/${NAME}/deployments`);
    await expect(shown(page, 'Rollback of 0.3.0')).toBeVisible();
    await expect(shown(page, 'Failed')).toBeVisible();
    await expect(page.getByText('Held by Guest')).toBeVisible();
  });

  await test.step('the home page reminds of the hold until it is lifted', async () => {
    await page.goto('/');
    await expect(
      page.getByText(/orders-api: production is held/),
    ).toBeVisible();
    await page.goto(`/catalog/default/component/${NAME}/deployments`);
    await page
      .getByRole('button', { name: /^Lift hold on production…/ })
      .click();
    await page
      .getByRole('button', { name: 'Lift hold on production', exact: true })
      .click();
    await expect(page.getByText('Held by Guest')).toBeHidden();
  });
});
